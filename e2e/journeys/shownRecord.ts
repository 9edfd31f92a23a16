import type { Page } from 'playwright'

export type ShownRecord = {
  /** One line end a line. */
  readonly text: string
  /** What is marked as the evidence of the selected statement, in the order of the record, without line ends. */
  readonly marked: string
}

/** The whole record as it is drawn. Only lines in sight are, so the window is made tall enough for all of them meanwhile. */
export async function readShownRecord(page: Page): Promise<ShownRecord> {
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  await page.setViewportSize({ ...size, height: 4_000 })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  const shown = await page.evaluate(() => {
    const root = document.querySelector('[data-testid=record-text]')?.shadowRoot
    const textOf = (element: Element): string => {
      const copy = element.cloneNode(true) as Element
      for (const number of copy.querySelectorAll('.segment-number')) number.remove()
      return copy.textContent
    }
    const isOutermost = (element: Element) => element.parentElement?.closest('.evidence') === null
    return {
      text: [...(root?.querySelectorAll('.cm-line') ?? [])].map(textOf).join('\n'),
      marked: [...(root?.querySelectorAll('.evidence') ?? [])].filter(isOutermost).map(textOf).join(''),
    }
  })
  await page.setViewportSize(size)
  return shown
}
