import path from 'node:path'
import { expect, test, type Browser, type Page } from 'playwright/test'
import { stumblingBlocks } from '../stumblingBlocks.ts'
import { misfits, sizes } from './fits.ts'
import { openHarness, show, showToLook, ward } from './harnessPage.ts'
import { screenOfDialog, screens } from './screens.ts'

const pictures = path.resolve(import.meta.dirname, '../../test-results/screens')

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

/** A picture of the screen as it stands now, in the folder and in the report. */
async function take(page: Page, name: string): Promise<void> {
  const file = path.join(pictures, `${name}.png`)
  await page.screenshot({ path: file })
  test.info().attachments.push({ name, path: file, contentType: 'image/png' })
}

const setTheme = (page: Page, theme: 'light' | 'dark') =>
  page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name
    return new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
  }, theme)

test('the watch itself sees a foreign style and faint words', async () => {
  const { page, complaints } = await show(browser, 'recorded', ward, 'zh')
  await page.evaluate(() => {
    const faint = document.createElement('p')
    faint.textContent = 'faint'
    faint.style.color = '#ccc'
    faint.style.background = '#fff'
    document.querySelector('main')?.append(faint)
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.head.append(style)
  })
  const found = await stumblingBlocks(page, 'colours')
  expect([complaints.some((words) => words.includes('style-src')), found.length]).toEqual([true, 1])
})

/** What is looked at beside the ward's screen; the rest is measured. */
const pictured: Readonly<Record<'zh' | 'en', readonly string[]>> = { zh: ['full-hd', 'half', 'zoom-200'], en: ['full-hd', 'half'] }

// One language after the other: the page is kept as long as its language is.
for (const language of ['zh', 'en'] as const) {
  for (const screen of screens) {
    test(`${screen} is clean in ${language}, light and dark, in every size`, async () => {
      const { page, complaints } = await showToLook(browser, screen, ward, language)
      const found: Record<string, readonly string[]> = {}
      await take(page, `${screen}-${ward.name}-${language}-light`)
      found['axe, light'] = await stumblingBlocks(page)
      found[ward.name] = await misfits(page)
      await setTheme(page, 'dark')
      await take(page, `${screen}-${ward.name}-${language}-dark`)
      // Only colours change with the theme.
      found['axe, dark'] = await stumblingBlocks(page, 'colours')
      for (const { name, width, height } of sizes) {
        await page.setViewportSize({ width, height })
        if (name === 'full-hd') {
          await take(page, `${screen}-${name}-${language}-dark`)
          await setTheme(page, 'light')
        }
        if (pictured[language].includes(name)) await take(page, `${screen}-${name}-${language}-light`)
        found[name] = await misfits(page)
      }
      await page.setViewportSize({ width: ward.width, height: ward.height })
      expect({ complaints, ...found }).toEqual(Object.fromEntries(['complaints', ...Object.keys(found)].map((name) => [name, []])))
    })
  }
}

test('each dialog stands on the screen that is said to show it', async () => {
  const shown: Record<string, string | undefined> = {}
  for (const screen of Object.values(screenOfDialog)) {
    const { page } = await showToLook(browser, screen, ward, 'zh')
    shown[screen] = await page.evaluate(async () => (await window.harness).store.getState().dialog?.kind)
  }
  expect(shown).toEqual(Object.fromEntries(Object.entries(screenOfDialog).map(([dialog, screen]) => [screen, dialog])))
})
