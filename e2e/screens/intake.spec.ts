import { expect, test, type Browser, type Page } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

/** What the clipboard holds after files were copied in the system's file window, or a picture was taken of the screen. */
function paste(page: Page, name: string, type: string): Promise<void> {
  return page.evaluate(
    ([file, mime]) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File(['主诉：头晕1周。'], file, { type: mime }))
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [name, type] as const,
  )
}

const imported = (page: Page) =>
  page.evaluate(async () =>
    (await window.harness).bridge.calls
      .filter(({ name }) => name === 'importRecordFile')
      .map(({ input }) => (input as { readonly name: string }).name),
  )

test('a file that was copied is read in by Ctrl V as by a drop; a picture of the screen is no file that anybody meant', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await paste(page, '入院记录.txt', 'text/plain')
  await expect.poll(() => imported(page)).toEqual(['入院记录.txt'])
  await paste(page, 'image.png', 'image/png')
  await expect(page.locator('[data-testid=toast][data-code=clipboardEmpty]')).toBeVisible()
  expect(await imported(page)).toEqual(['入院记录.txt'])
})
