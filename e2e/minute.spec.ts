import type { Page } from 'playwright'
import { copyElsewhereAndPaste } from './journeys/pasteText.ts'
import { smallModel } from './journeys/smallModel.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

test.describe.configure({ timeout: 400_000 })

/** What the design allows beyond editing: paste, draft, walk, sign, confirm, copy. */
const maximumKeystrokes = 6

const cases = {
  zh: '主诉：左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用，减少爬楼，2周后复诊。\n',
  en: 'Chief complaint: left knee pain for 2 weeks.\nDiagnosis: osteoarthritis of the left knee.\nPlan: topical diclofenac, fewer stairs, review in 2 weeks.\n',
} as const

for (const language of ['zh', 'en'] as const) {
  test(`from the pasted record to the copied summary in ${String(maximumKeystrokes)} keystrokes (${language})`, async ({ launchApp }) => {
    const record = cases[language]
    const app = await launchApp({ model: smallModel })
    const { page } = app
    const workstation = new Workstation(page)
    if (language === 'en') await page.getByTestId('language').click()
    await workstation.expectEngine('ready')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await watchInput(page)

    await copyElsewhereAndPaste(app, record)
    await workstation.expectRecord(record)
    await workstation.startDraft()
    await workstation.expectDrafted()
    await expect(page.getByTestId('left-to-check')).toHaveAttribute('data-count', /\d/)
    await workstation.press('F8')
    await expect(page.locator('[data-testid=current-finding], [data-testid=toast][data-code=nothingLeft]').first()).toBeVisible()
    await workstation.press('Control+Enter')
    await expect(page.getByTestId('confirm-sign')).toBeVisible()
    await workstation.press('Enter')
    await workstation.expectPhase('signed', 5_000)
    await workstation.press('Control+Shift+c')
    await workstation.expectToast('noteCopied', /./)

    const { sections } = await workstation.shownDraft()
    const copied = await app.clipboardText()
    for (const { text } of sections) expect(copied).toContain(text.replaceAll('\n', '\r\n'))
    const input = await page.evaluate(() => (window as unknown as { readonly input: Input }).input)
    expect(input.clicks).toBe(0)
    expect(input.keys.length, input.keys.join(', ')).toBeLessThanOrEqual(maximumKeystrokes)
    expect(input.keys.length).toBeGreaterThan(3)
  })
}

type Input = { readonly keys: string[]; clicks: number }

/** Counts what the page itself sees: every key that is no modifier, and every press of a pointer. */
async function watchInput(page: Page): Promise<void> {
  await page.evaluate(() => {
    const input: Input = { keys: [], clicks: 0 }
    const modifiers = ['Control', 'Shift', 'Alt', 'Meta']
    addEventListener('keydown', ({ key, repeat }) => (modifiers.includes(key) || repeat ? 0 : input.keys.push(key)), { capture: true })
    addEventListener('pointerdown', () => input.clicks++, { capture: true })
    Object.assign(window, { input })
  })
}
