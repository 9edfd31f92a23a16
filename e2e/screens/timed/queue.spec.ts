import { expect, test, type Browser } from 'playwright/test'
import { slowness } from '../../slowness.ts'
import { openHarness, show, ward } from '../harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

const paintLimitMs = 200
const mostRounds = 25

test('a queue of 50,000 notes paints within 200 ms, and scrolls without blank rows', async () => {
  const { page } = await show(browser, 'queue-many', ward, 'zh')
  const limit = paintLimitMs * (await slowness(page))
  const times: number[] = []
  // What else runs on the machine only adds to a time, for seconds on end: so the quickest of many is what the window takes, and once one is within the
  // limit no other can say more.
  while (times.length < mostRounds && !(Math.min(...times) < limit))
    times.push(
      await page.evaluate(async () => {
        const { store } = await window.harness
        const frame = (): Promise<number> =>
          new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))))
        const { notes } = store.getState()
        store.setState({ notes: [] })
        await frame()
        await new Promise((resolve) => setTimeout(resolve, 200))
        const before = performance.now()
        store.setState({ notes: [...notes] })
        const ms = (await frame()) - before
        if (document.querySelector('[data-testid=queue-item]') === null) throw new Error('nothing was painted')
        return ms
      }),
    )
  // whatever the machine: a row is made only where it is seen
  expect(await page.getByTestId('queue-item').count()).toBeLessThan(100)
  const blank = await page.evaluate(async () => {
    const list = document.querySelector('[data-testid=queue-item]')?.closest('[role=listbox]')?.parentElement
    if (!list) throw new Error('no list')
    const missingRows = (): number => {
      const { top, bottom, left } = list.getBoundingClientRect()
      let missing = 0
      for (let y = top + 4; y < bottom - 4; y += 40)
        if (document.elementFromPoint(left + 40, y)?.closest('[data-testid=queue-item], [data-testid=queue-heading]') === null) missing++
      return missing
    }
    let blankSteps = 0
    for (let step = 0; step < 60; step++) {
      list.scrollTop = (list.scrollHeight * ((step * 37) % 60)) / 60
      // each of these is a leap of thousands of rows; a machine with other work may draw a frame before the rows are made, not six
      let frames = 0
      do await new Promise((resolve) => requestAnimationFrame(resolve))
      while (missingRows() > 0 && ++frames < 6)
      if (missingRows() > 0) blankSteps++
    }
    return blankSteps
  })
  test.info().annotations.push({ type: 'first paint of 50,000 notes, ms', description: times.map(Math.round).join(' ') })
  process.stdout.write(`first paint of 50,000 notes: ${times.map(Math.round).join(' ')} of ${limit.toFixed()} ms\n`)
  expect(blank).toBe(0)
  expect(Math.min(...times)).toBeLessThan(limit)
})
