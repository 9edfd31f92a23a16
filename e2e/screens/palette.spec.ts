import { expect, test, type Browser, type Page } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

const query = (page: Page) => page.getByTestId('palette-query')
const active = (page: Page) => page.locator('[data-testid=palette-command][aria-selected=true]')
const command = (page: Page, name: string) => page.locator(`[data-testid=palette-command][data-command=${name}]`)
const isOpen = (page: Page) => page.getByTestId('palette')

test('Ctrl K lists every command with its key, and what can not be done now stands apart', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await page.keyboard.press('Control+k')
  await expect(query(page)).toBeFocused()
  expect(await page.getByTestId('palette-command').count()).toBeGreaterThan(22)
  await expect(command(page, 'sign')).toContainText('Ctrl ↵')
  await expect(command(page, 'sign')).not.toHaveAttribute('aria-disabled', 'true')
  await expect(command(page, 'copyNote')).toHaveAttribute('aria-disabled', 'true')
  await expect(query(page)).toHaveAttribute('aria-activedescendant', (await active(page).getAttribute('id')) ?? '')
})

for (const [typed, language] of [
  ['签署', 'zh'],
  ['sign', 'zh'],
  ['签署', 'en'],
] as const) {
  test(`typing ${typed} finds the command in ${language}, and Enter runs it`, async () => {
    const { page } = await show(browser, 'drafted', ward, language)
    await page.getByTestId('section-text').first().focus()
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText(typed)
    await expect(active(page)).toHaveAttribute('data-command', 'sign')
    await page.keyboard.press('Enter')
    await expect(isOpen(page)).toHaveCount(0)
    await expect(page.getByTestId('confirm-sign')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('section-text').first()).toBeFocused()
  })
}

test('Esc gives the focus back to where it was: a text with its selection, the record, a note of the queue', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  const text = page.getByTestId('section-text').first()
  await text.focus()
  await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(1, 4))
  const open = async () => {
    await page.keyboard.press('Control+k')
    await expect(query(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(isOpen(page)).toHaveCount(0)
  }
  await open()
  await expect(text).toBeFocused()
  expect(await text.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd])).toEqual([1, 4])
  const inRecord = page.locator('[data-testid=record-text] .cm-content')
  await inRecord.focus()
  await open()
  await expect(inRecord).toBeFocused()
  const note = page.getByTestId('queue-item').first()
  await note.focus()
  await open()
  await expect(note).toBeFocused()
})

test('the arrows walk what can be done, round at either end, and pass over what can not', async () => {
  const { page } = await show(browser, 'drafted', ward, 'en')
  await page.keyboard.press('Control+k')
  const first = await active(page).getAttribute('data-command')
  await page.keyboard.press('ArrowUp')
  await expect(active(page)).toHaveAttribute('data-command', 'restartEngine')
  await expect(active(page)).toBeInViewport()
  await page.keyboard.press('ArrowDown')
  await expect(active(page)).toHaveAttribute('data-command', first ?? '')
  await page.keyboard.insertText('copy')
  await expect(active(page)).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(isOpen(page)).toBeVisible()
})

test('a command of the palette does what its key does', async () => {
  const { page } = await show(browser, 'findings', ward, 'zh')
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('f8')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=finding][data-current=true]')).toHaveCount(1)
  await expect(page.locator('[data-testid=section-text][data-section=chief-complaint]')).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('原文的值')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=section-text][data-section=chief-complaint]')).toHaveValue(/1周/)
})

for (const [screen, typed, opened] of [
  ['history-step', '历史', 'history'],
  ['sheet', 'pdf', 'sheet'],
  ['drafted', '设置', 'settings'],
] as const) {
  test(`the palette opens ${opened}, in whichever language it is asked for`, async () => {
    const { page } = await show(browser, screen, ward, 'en')
    if (screen !== 'drafted') await page.keyboard.press('Escape')
    await expect(page.getByTestId(opened)).toHaveCount(0)
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText(typed)
    await page.keyboard.press('Enter')
    await expect(page.getByTestId(opened)).toBeVisible()
  })
}

test('words that no command holds are answered, not left empty', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('心电图')
  await expect(page.getByTestId('palette-empty')).toContainText('心电图')
})
