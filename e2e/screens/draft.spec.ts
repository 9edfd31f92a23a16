import { expect, test, type Browser, type Page } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

const textOf = (page: Page, sectionId: string) => page.locator(`[data-testid=section-text][data-section=${sectionId}]`)
const selected = (page: Page) => page.locator('[data-testid=statement][aria-selected=true]')
/** As main has it: which kinds of statements stand in the section, in their order. */
const kinds = (page: Page, sectionId: string) =>
  page
    .locator(`[data-testid=draft-section][data-section=${sectionId}] [data-testid=statement]`)
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['kind']))

test('Alt ⇧ ↑ and ↓ move the selected statement, keep it selected with its evidence, and Ctrl Z takes it back', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  const text = textOf(page, 'diagnosis')
  const before = await text.inputValue()
  const [first, second] = [before.slice(0, before.indexOf('头颅CT')), before.slice(before.indexOf('头颅CT'))]
  await page.locator('[data-testid=draft-section][data-section=diagnosis] [data-testid=statement]').nth(1).click()
  expect(await kinds(page, 'diagnosis')).toEqual(['record', 'quoted'])
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(text).toHaveValue(`${second}${first}`)
  await expect.poll(() => kinds(page, 'diagnosis')).toEqual(['quoted', 'record'])
  await expect(selected(page)).toHaveAttribute('data-kind', 'quoted')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(text).toHaveValue(before)
  await expect(selected(page)).toHaveAttribute('data-kind', 'quoted')
  await page.keyboard.press('Control+z')
  await expect(text).toHaveValue(`${second}${first}`)
})

test('at the end of a section, and in a signed one, there is nothing to move', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  const text = textOf(page, 'diagnosis')
  const before = await text.inputValue()
  await page.locator('[data-testid=draft-section][data-section=diagnosis] [data-testid=statement]').nth(1).click()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await page.waitForTimeout(150)
  await expect(text).toHaveValue(before)
  const signed = (await show(browser, 'signed', ward, 'zh')).page
  await signed.locator('[data-testid=draft-section][data-section=diagnosis] [data-testid=statement]').nth(1).click()
  await signed.keyboard.press('Alt+Shift+ArrowUp')
  await signed.waitForTimeout(150)
  await expect(textOf(signed, 'diagnosis')).toHaveValue(before)
})

test('a complaint that is longer than the form says by how much', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await expect(page.getByTestId('counter')).toHaveText('8 / 20 字')
  await textOf(page, 'chief-complaint').fill('头晕、视物模糊1周，加重伴右侧肢体无力、行走不稳1天。')
  await expect(page.getByTestId('counter')).toHaveText(/^\d+ \/ 20 字，超出 \d+ 字$/)
})
