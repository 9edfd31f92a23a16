import path from 'node:path'
import { expect, test, type Browser, type Page } from 'playwright/test'
import { stumblingBlocks } from '../stumblingBlocks.ts'
import { openHarness, show, showToLook, ward, type View } from './harnessPage.ts'
import { hugeRecords, screens, type ScreenName } from './screens.ts'

const pictures = path.resolve(import.meta.dirname, '../../test-results/screens')

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

function isWiderThanWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}

function picture(screen: ScreenName, view: View, language: string, theme: string): string {
  return path.join(pictures, `${screen}-${view.name}-${language}-${theme}.png`)
}

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

// One language after the other: the page is kept as long as its language is.
for (const language of ['zh', 'en'] as const) {
  for (const screen of screens) {
    test(`${screen} is clean in ${language}, light and dark`, async () => {
      const { page, complaints } = await showToLook(browser, screen, ward, language)
      await page.screenshot({ path: picture(screen, ward, language, 'light') })
      const light = await stumblingBlocks(page)
      await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'dark'))
      await page.screenshot({ path: picture(screen, ward, language, 'dark') })
      // Only colours change with the theme.
      const dark = await stumblingBlocks(page, 'colours')
      const isWide = await isWiderThanWindow(page)
      expect({ complaints, light, dark, isWide }).toEqual({ complaints: [], light: [], dark: [], isWide: false })
    })
  }
}

const views: readonly View[] = [
  { name: 'half', width: 683, height: 768 },
  { name: 'full-hd', width: 1920, height: 1080 },
  { name: 'zoom-125', width: 1093, height: 614, scale: 1.25 },
  { name: 'zoom-150', width: 911, height: 512, scale: 1.5 },
  { name: 'zoom-200', width: 683, height: 384, scale: 2 },
]

for (const view of views) {
  test(`every main screen fits ${view.name}`, async () => {
    for (const language of ['zh', 'en'] as const) {
      for (const screen of [
        'empty',
        'recorded',
        'streaming',
        'drafted',
        'finding-current',
        'sign-dialog',
        'sign-refused',
        'signed',
      ] as const) {
        const { page, complaints } = await showToLook(browser, screen, view, language)
        await page.screenshot({ path: picture(screen, view, language, 'light') })
        const cut = await page.evaluate(() => {
          const isOutside = ({ left, right, top, bottom }: DOMRect): boolean =>
            left < 0 || top < 0 || right > innerWidth || bottom > innerHeight
          const keys = [
            ...document.querySelectorAll<HTMLElement>(
              '[data-testid=sign], [data-testid=start-draft], [data-testid=confirm-sign], [data-testid=stop-draft], [data-testid=go-to-finding], [data-testid=next-finding]',
            ),
          ]
          return keys.filter((key) => key.checkVisibility() && isOutside(key.getBoundingClientRect())).map((key) => key.dataset['testid'])
        })
        expect({ screen, language, complaints, cut, isWide: await isWiderThanWindow(page) }).toEqual({
          screen,
          language,
          complaints: [],
          cut: [],
          isWide: false,
        })
      }
    }
  })
}

/** Longest stretch in which the window answers nothing. Everything here shares two cores with what else runs. */
const freezeLimitMs = 1_500

for (const name of hugeRecords) {
  test(`a record of 5 million characters opens and scrolls without a freeze (${name})`, async () => {
    const { page, complaints } = await show(browser, name, ward, 'zh')
    const times = await page.evaluate(async () => {
      const frame = (): Promise<number> =>
        new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))))
      const { store } = await window.harness
      const timed = async (act: () => unknown): Promise<number> => {
        const before = performance.now()
        await act()
        await frame()
        return (await frame()) - before
      }
      const record = store.getState().notes[1]
      if (record === undefined) throw new Error('the script has no huge record')
      const length = (): number => store.getState().note?.record.text.length ?? 0
      const open = await timed(() => store.getState().openNote(record.id))
      const middle = await timed(() => store.getState().reveal(length() / 2, length() / 2 + 1))
      const end = await timed(() => store.getState().reveal(length() - 1, length()))
      const shown = document.querySelector('[data-testid=record-text]')?.shadowRoot?.querySelectorAll('.cm-line').length ?? 0
      return { open, middle, end, shown }
    })
    test.info().annotations.push({ type: 'times', description: JSON.stringify(times) })
    expect(complaints).toEqual([])
    expect(times.shown).toBeGreaterThan(0)
    expect(Math.max(times.open, times.middle, times.end)).toBeLessThan(freezeLimitMs)
  })
}
