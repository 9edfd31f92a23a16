import { expect, test, type Browser, type Page } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

const currentHeading = (page: Page) => page.locator('[data-testid=outline] [aria-current]')
const marks = (page: Page) => page.locator('[data-testid=record-text] .omission-mark:not([title=""])')

test('the keys go from heading to heading, and the outline shows where one is', async () => {
  const { page } = await show(browser, 'recorded', ward, 'zh')
  await expect(currentHeading(page)).toHaveCount(0)
  for (const heading of ['姓名', '病史陈述者', '主诉', '现病史']) {
    await page.keyboard.press('Alt+PageDown')
    await expect(currentHeading(page)).toHaveText(heading)
  }
  await page.keyboard.press('Alt+PageUp')
  await expect(currentHeading(page)).toHaveText('主诉')
})

test('the last headings are reached, though the record can not scroll that far', async () => {
  const { page } = await show(browser, 'recorded', ward, 'zh')
  const all = await page.locator('[data-testid=outline] button').allTextContents()
  for (const _ of all) await page.keyboard.press('Alt+PageDown')
  await expect(currentHeading(page)).toHaveText(all.at(-1) ?? '')
  await expect(currentHeading(page)).toBeInViewport()
})

test('scrolling moves the outline along', async () => {
  const { page } = await show(browser, 'recorded', ward, 'zh')
  await page.locator('[data-testid=record-text] .cm-scroller').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight))
  await expect(currentHeading(page)).toHaveCount(1)
})

test('what the draft lacks has a mark in the margin: a click and the keys go through it, and Alt I inserts it', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await expect(marks(page).first()).toBeVisible()
  await marks(page).first().click()
  const current = page.locator('[data-testid=omission][data-current=true]')
  await expect(current).toHaveCount(1)
  const first = await current.textContent()
  await page.keyboard.press('Alt+o')
  await expect(current).toHaveCount(1)
  expect(await current.textContent()).not.toBe(first)
  await page.keyboard.press('Alt+Shift+o')
  expect(await current.textContent()).toBe(first)
  const before = await page.getByTestId('omissions').getAttribute('data-count')
  await page.keyboard.press('Alt+i')
  await expect(page.getByTestId('omissions')).toHaveAttribute('data-count', String(Number(before) - 1))
})

test('the bar says what of the record is cited, follows the edits, and leads there', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  const bar = page.getByTestId('record-coverage')
  const before = Number(await bar.getAttribute('data-cited'))
  expect(before).toBeGreaterThan(2)
  await page.locator('[data-testid=section-text][data-section=plan]').fill('卧床休息。')
  await expect.poll(async () => Number(await bar.getAttribute('data-cited'))).toBeLessThan(before)
  const box = await bar.boundingBox()
  if (box === null) throw new Error('no bar')
  await page.mouse.click(box.x + box.width * 0.97, box.y + box.height / 2)
  await expect(currentHeading(page)).toHaveCount(1)
})
