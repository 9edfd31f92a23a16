import { expect, test, type Browser } from 'playwright/test'
import { slowness } from '../../slowness.ts'
import { openHarness, show, ward } from '../harnessPage.ts'
import { hugeRecords } from '../screens.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

/** Longest stretch in which the window answers nothing. Everything here shares two cores with what else runs. */
const freezeLimitMs = 1_500

for (const name of hugeRecords) {
  test(`a record of 5 million characters opens and scrolls without a freeze (${name})`, async () => {
    const { page, complaints } = await show(browser, name, ward, 'zh')
    const times = await page.evaluate(async () => {
      const frame = (): Promise<number> =>
        new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))))
      const { store } = await window.harness
      const timed = async (act: () => unknown): Promise<number> => {
        const before = performance.now()
        await act()
        await frame()
        return (await frame()) - before
      }
      const record = store.getState().notes[1]
      if (record === undefined) throw new Error('the script has no huge record')
      const length = (): number => store.getState().note?.record.text.length ?? 0
      const open = await timed(() => store.getState().openNote(record.id))
      const middle = await timed(() => store.getState().reveal(length() / 2, length() / 2 + 1))
      const end = await timed(() => store.getState().reveal(length() - 1, length()))
      const shown = document.querySelector('[data-testid=record-text]')?.shadowRoot?.querySelectorAll('.cm-line').length ?? 0
      return { open, middle, end, shown }
    })
    test.info().annotations.push({ type: 'times', description: JSON.stringify(times) })
    expect(complaints).toEqual([])
    expect(times.shown).toBeGreaterThan(0)
    expect(Math.max(times.open, times.middle, times.end)).toBeLessThan(freezeLimitMs * (await slowness(page)))
  })
}
