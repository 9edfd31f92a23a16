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
  const asked = () =>
    page.evaluate(async () => (await window.harness).bridge.calls.filter(({ name }) => name === 'searchNotes').map(({ input }) => input))
  // in one task: a machine with other work might take longer from key to key than the search waits
  await page.evaluate(() => {
    for (const letter of 'cerebral') document.execCommand('insertText', false, letter)
  })
  await expect.poll(asked).toHaveLength(1)
  await page.waitForTimeout(400)
  expect(await asked()).toEqual([{ query: 'cerebral' }])
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

for (const width of [1366, 683])
  test(`what is typed on the heels of the key is in the search, in a window of ${String(width)}`, async () => {
    const { page } = await show(browser, 'drafted', { name: String(width), width, height: 768 }, 'zh')
    for (let round = 0; round < 3; round++) {
      // both in one task: no frame comes between them
      await page.evaluate(() => {
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'F', code: 'KeyF', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true }),
        )
        document.execCommand('insertText', false, '受凉后')
      })
      await expect(field(page)).toBeFocused()
      await expect(field(page)).toHaveValue('受凉后')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    }
  })

test('in a narrow window the key brings the queue and its search into sight', async () => {
  const { page } = await show(browser, 'drafted', { name: 'half', width: 683, height: 768 }, 'zh')
  await page.keyboard.press('Control+Shift+f')
  await expect(field(page)).toBeFocused()
})
