import { expect, test, type Browser, type Page } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

const callsOf = (page: Page, wanted: string) =>
  page.evaluate(async (name) => (await window.harness).bridge.calls.filter((call) => call.name === name).map(({ input }) => input), wanted)

test('rules are approved, switched off and rolled back by one key each, and the focus stays with the rule', async () => {
  const { page, complaints } = await show(browser, 'memory', ward, 'zh')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+m')
  await expect(page.getByTestId('memory')).toBeVisible()
  const proposed = page.locator('[data-testid=rule][data-state=proposed]')
  await expect(proposed).toHaveCount(2)
  await expect(page.getByTestId('rule-rival')).toHaveText('批准后取代：给予 → 予')
  await expect(page.locator('[data-state=suspended] [data-testid=rule-reason]')).toContainText('F4')
  await expect(page.getByTestId('rule-room')).toHaveText(['启用 1 / 8', '启用 3 / 8'])

  await proposed.first().getByTestId('rule-approved').focus()
  await page.keyboard.press('a')
  const approved = page.locator('[data-testid=rule][data-state=approved]').filter({ hasText: '脑梗 → 脑梗死' })
  await expect(approved).toBeFocused()
  await expect(page.getByTestId('rule-room').first()).toHaveText('启用 2 / 8')
  await page.keyboard.press('o')
  await expect(page.locator('[data-testid=rule][data-state=off]').filter({ hasText: '脑梗 → 脑梗死' })).toBeFocused()
  await page.keyboard.press('x')
  expect((await callsOf(page, 'changeRule')).map((input) => (input as { to: string }).to)).toEqual(['approved', 'off', 'rolled-back'])
  expect(complaints).toEqual([])
})

test('an edit of the signed note is given another type by one key, and the physician is named in place', async () => {
  const { page } = await show(browser, 'memory-signed', ward, 'en')
  const edit = page.getByTestId('correction').first()
  await expect(edit).toHaveAttribute('data-type', 'terminology')
  await edit.locator('input:checked').focus()
  await page.keyboard.press('4')
  await expect(edit).toHaveAttribute('data-type', 'fact')
  await expect(edit.locator('input:checked')).toBeFocused()
  await page.getByTestId('setting-physician').fill('Dr. Wang')
  await page.keyboard.press('Enter')
  await expect.poll(() => callsOf(page, 'changeSettings')).toContainEqual({ physician: 'Dr. Wang' })
})

test('a statement that a rule has changed shows both forms, and a key puts the model’s words back, which Ctrl Z undoes', async () => {
  const { page } = await show(browser, 'statement-by-rule', ward, 'zh')
  const text = page.locator('[data-testid=section-text][data-section=diagnosis]')
  const shown = await text.inputValue()
  await expect(page.getByTestId('by-rule')).toHaveText('按您的规则：脑梗 → 急性脑梗死')
  await expect(page.getByTestId('own-words')).toContainText('；脑梗（')
  await page.keyboard.press('Alt+z')
  await expect(text).toHaveValue(shown.replace('急性脑梗死', '脑梗'))
  await text.focus()
  await page.keyboard.press('Control+z')
  await expect(text).toHaveValue(shown)
})

test('the name of a section stays on one line beside all that can be done to a statement of a rule', async () => {
  for (const language of ['zh', 'en'] as const) {
    const { page } = await show(browser, 'statement-by-rule', ward, language)
    const heading = page.locator('[data-testid=draft-section][data-section=diagnosis] h3')
    const { height, lineHeight } = await heading.evaluate((element) => ({
      height: element.getBoundingClientRect().height,
      lineHeight: Number.parseFloat(getComputedStyle(element).lineHeight),
    }))
    expect([language, height <= lineHeight + 1]).toEqual([language, true])
  }
})
