import { expect, test, type Browser } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

test('the strip says who the record is about, and no more than it says', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await expect(page.getByTestId('patient-strip')).toHaveText('陈某某 女 72岁')
  await page.locator('[data-testid=queue-item][data-note$="000000000004"]').click()
  await expect(page.getByTestId('patient-strip')).toContainText('吴某某 男 67岁')
  await expect(page.getByTestId('patient-bed')).toHaveText('18 床')
  await expect(page.getByTestId('patient-number')).toHaveText('住院号 ××2417')
})

test('half a screen still shows all of it', async () => {
  for (const language of ['zh', 'en'] as const) {
    const { page } = await show(browser, 'mix-up', { name: 'half', width: 683, height: 768 }, language)
    await page.keyboard.press('Escape')
    const isCut = await page.getByTestId('patient-strip').evaluate((strip) => {
      const who = strip.querySelector('[data-testid=patient-title]')
      const room = strip.parentElement?.getBoundingClientRect().right ?? 0
      return (who?.scrollWidth ?? 0) > (who?.clientWidth ?? 0) || strip.getBoundingClientRect().right > room + 1
    })
    expect([language, isCut]).toEqual([language, false])
  }
})

test('a record that names nobody goes by its first words', async () => {
  const { page } = await show(browser, 'patient-unknown', ward, 'en')
  await expect(page.getByTestId('patient-strip')).toHaveText('头晕1周')
})

test('a copy that would mix two patients stops with both named, and goes on only by the physician’s own word', async () => {
  const { page } = await show(browser, 'mix-up', ward, 'zh')
  await expect(page.getByTestId('mix-up-copied')).toContainText('吴某某 男 67岁')
  await expect(page.getByTestId('mix-up-wanted')).toContainText('陈某某 女 72岁')
  await expect(page.getByTestId('keep-patient')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('mix-up-dialog')).toHaveCount(0)
  await page.keyboard.press('F9')
  await page.getByTestId('change-patient').click()
  const asked = await page.evaluate(async () =>
    (await window.harness).bridge.calls
      .filter(({ name }) => name === 'copySection')
      .map(({ input }) => (input as { changesPatient?: boolean }).changesPatient),
  )
  expect(asked).toEqual([undefined, undefined, true])
})
