import { expect, test, type Browser } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

for (const [language, keep, goes] of [
  ['zh', '一直保留', '病历原文 12 份'],
  ['en', 'Keep for good', 'Records: 12'],
] as const) {
  test(`nothing is due until a period is set; what goes is read, and goes only once it is ticked (${language})`, async () => {
    const { page, complaints } = await show(browser, 'settings', ward, language)
    const setting = page.getByTestId('setting-retention')
    await expect(setting.getByRole('radio', { name: keep })).toBeChecked()
    await expect(page.getByTestId('retention-due')).toHaveCount(0)
    await setting.getByRole('radio', { name: keep }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByTestId('retention-due')).toHaveAttribute('data-notes', '12')
    await page.getByTestId('open-purge').click()
    await expect(page.getByTestId('purge-plan')).toContainText(goes)
    await expect(page.getByTestId('purge-unsigned')).toContainText('3')
    // Enter in the dialog keeps everything, and so does Esc
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('settings')).toBeVisible()
    await page.getByTestId('open-purge').click()
    await expect(page.getByTestId('confirm-purge')).toBeDisabled()
    await page.getByTestId('purge-archived').check()
    await page.getByTestId('confirm-purge').click()
    await expect(page.getByTestId('retention-due')).toHaveAttribute('data-notes', '0')
    const purges = await page.evaluate(async () => (await window.harness).bridge.calls.filter(({ name }) => name === 'purgeNotes').length)
    expect([purges, complaints]).toEqual([1, []])
  })
}

test('where there is an administrator, a physician sees the period and can’t change it', async () => {
  const { page } = await show(browser, 'accounts', ward, 'zh')
  const setting = page.getByTestId('setting-retention')
  await expect(setting).toContainText('只有管理员可以更改')
  await expect(setting.getByRole('radio', { name: '6 个月' })).toBeDisabled()
})
