import type { Page } from 'playwright'

/** Presses Esc. Milliseconds, on the page's own clock, from that key to the draft that says it is stopped. */
export async function stopTimeMs(page: Page): Promise<number> {
  const measuring = await page.evaluateHandle(() => {
    let pressedAt: number | undefined
    const measured = new Promise<number>((resolve) => {
      const isStopped = () => document.querySelector<HTMLElement>('[data-testid=draft-state]')?.dataset['phase'] === 'stopped'
      const observer = new MutationObserver(() => {
        if (pressedAt === undefined || !isStopped()) return
        observer.disconnect()
        resolve(performance.now() - pressedAt)
      })
      observer.observe(document.body, { subtree: true, attributes: true, childList: true })
    })
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape') pressedAt ??= event.timeStamp
    }
    addEventListener('keydown', hear, { capture: true, once: true })
    return { measured }
  })
  await page.keyboard.press('Escape')
  return measuring.evaluate(({ measured }) => measured)
}
