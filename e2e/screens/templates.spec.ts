import { expect, test, type Browser } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

test('a template is chosen for the open note by Alt T and a digit, and the next draft is made by it', async () => {
  const { page, complaints } = await show(browser, 'recorded', ward, 'zh')
  await expect(page.getByTestId('open-templates')).toContainText('门诊摘要')
  await page.keyboard.press('Alt+t')
  await expect(page.locator('[data-testid=template] input:checked')).toBeFocused()
  await page.keyboard.press('2')
  await expect(page.getByTestId('template-section')).toHaveCount(9)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('templates')).toHaveCount(0)
  await expect(page.getByTestId('open-templates')).toContainText('出院记录')
  await page.keyboard.press('Control+d')
  const asked = () =>
    page.evaluate(async () =>
      (await window.harness).bridge.calls
        .filter(({ name }) => name === 'startDraft')
        .map(({ input }) => (input as { templateId: string }).templateId),
    )
  await expect.poll(asked).toEqual(['discharge'])
  expect(complaints).toEqual([])
})

test('faults stand beside their section while it is edited, sections change places, and dropping the edit brings back what was kept', async () => {
  const { page } = await show(browser, 'templates-edited', ward, 'en')
  const sections = page.getByTestId('template-section')
  await expect(page.getByTestId('template-fault')).toHaveAttribute('data-code', 'template-manufactures')
  await expect(sections.nth(1).getByTestId('section-request-zh')).toHaveAttribute('aria-invalid', 'true')
  await sections.nth(1).getByTestId('section-request-zh').fill('写出原文写明的诊断。')
  await expect(page.getByTestId('template-fault')).toHaveCount(0)
  await sections.nth(0).getByTestId('section-down').click()
  await expect(sections.nth(1).getByTestId('section-heading-en')).toHaveValue('Chief complaint')
  await page.getByTestId('drop-template-edit').click()
  await expect(sections.nth(0).getByTestId('section-heading-en')).toHaveValue('Chief complaint')
})
