import { expect, test, type Browser } from 'playwright/test'
import { openHarness, showToLook, ward } from './harnessPage.ts'
import { screenOfDialog, type ScreenName } from './screens.ts'
import { walkByTab } from './tabStops.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

test('the walk itself sees what can’t be reached, what shows no focus, and what has no name', async () => {
  const { page } = await showToLook(browser, 'recorded', ward, 'zh')
  await page.evaluate(() => {
    const main = document.querySelector('main')
    const plain = document.createElement('button')
    plain.style.outline = 'none'
    const trap = document.createElement('textarea')
    trap.setAttribute('aria-label', 'trap')
    trap.addEventListener('keydown', (event) => event.preventDefault())
    const behind = document.createElement('button')
    behind.textContent = 'behind'
    main?.append(plain, trap, behind)
  })
  const { unreached, unseen, unnamed } = await walkByTab(page)
  expect(unseen).toHaveLength(1)
  expect(unnamed).toEqual(['button '])
  expect(unreached.some((name) => name.includes('behind'))).toBe(true)
})

/** A screen for each dialog, and those that have controls of their own; what the others have is among them. */
const walked: readonly ScreenName[] = [
  ...new Set([
    ...Object.values(screenOfDialog),
    ...(['empty', 'drafted', 'streaming', 'findings', 'finding-current', 'finding-kept', 'omission-current', 'signed', 'stopped'] as const),
    ...(['model-missing', 'notices', 'toasts', 'search', 'search-none', 'sign-refused', 'sign-pin', 'startup-failed'] as const),
    ...(['statement-by-rule', 'memory-signed', 'batch-paused', 'templates-edited', 'ask', 'rewrite', 'suggestions', 'accounts'] as const),
    ...(['welcome-model', 'welcome-recovery', 'welcome-sample', 'lock-pin', 'lock-accounts', 'lock-recovery', 'lock-no-pin'] as const),
  ]),
]

// What is reached, seen and called is the same in both languages; that each name is there in both is the rules' own (axe).
for (const screen of walked)
  test(`${screen}: every control is reached by Tab, shows its focus, and has a name`, async () => {
    const { page } = await showToLook(browser, screen, ward, 'zh')
    const { stops, ...faults } = await walkByTab(page)
    expect(faults).toEqual({ unreached: [], unseen: [], unnamed: [] })
    expect(stops).toBeGreaterThan(0)
  })
