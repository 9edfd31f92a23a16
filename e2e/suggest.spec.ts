import { look } from './journeys/look.ts'
import { pasteText } from './journeys/pasteText.ts'
import { smallModel } from './journeys/smallModel.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'
import { writeOverDraft } from './journeys/writtenDraft.ts'

test.describe.configure({ timeout: 400_000 })

const cases = {
  zh: {
    record: '主诉：左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用，2周后复诊。\n',
    written: { 'chief-complaint': '左膝关节疼痛2周。', diagnosis: '左膝骨关节炎。', plan: '双氯芬酸外用，2周后复诊。' },
    title: '供参考 · 不来自病历',
  },
  en: {
    record:
      'Chief complaint: left knee pain for 2 weeks.\nDiagnosis: osteoarthritis of the left knee.\nPlan: topical diclofenac, review in 2 weeks.\n',
    written: {
      'chief-complaint': 'Left knee pain for 2 weeks.',
      diagnosis: 'Osteoarthritis of the left knee.',
      plan: 'Topical diclofenac, review in 2 weeks.',
    },
    title: 'For consideration · not from the record',
  },
} as const

for (const language of ['zh', 'en'] as const) {
  const { record, written, title } = cases[language]

  test(`ideas for the plan stand apart, enter it only by a key, and are held against the record then (${language})`, async ({
    launchApp,
  }) => {
    const app = await launchApp({ model: smallModel })
    const { page } = app
    const workstation = new Workstation(page)
    const plan = workstation.sectionText('plan')
    const ideas = page.getByTestId('suggestion')
    if (language === 'en') await page.getByTestId('language').click()
    await pasteText(page, record)
    await workstation.expectRecord(record)
    await writeOverDraft(workstation, written)

    await test.step('Esc stops the model, and nothing is left of it', async () => {
      await plan.focus()
      await workstation.press('Alt+s')
      await expect(page.getByTestId('stop-turn')).toBeVisible()
      await workstation.press('Escape')
      await expect(page.getByTestId('turn-failure')).toHaveAttribute('data-code', 'cancelled')
    })

    await test.step('asked again, they are shown and nothing of the draft has changed', async () => {
      await workstation.press('Alt+s')
      await expect(page.getByTestId('suggestions-note')).toBeVisible({ timeout: 120_000 })
      await expect(page.getByTestId('suggestions')).toHaveAttribute('aria-label', title)
      // the model may have none to offer; this record and this model have
      await expect(ideas).not.toHaveCount(0)
      await expect(ideas).not.toContainText([/\d/])
      await expect(plan).toHaveValue(written.plan)
      await look(page, `suggestions-${language}`)
      await page.emulateMedia({ colorScheme: 'dark' })
      await look(page, `suggestions-${language}-dark`)
      await page.emulateMedia({ colorScheme: 'light' })
    })

    await test.step('one is inserted by its key, as an edit that the guard reads and Ctrl Z takes back', async () => {
      await workstation.press('Alt+s')
      await expect(page.getByTestId('insert-suggestion').first()).toBeFocused()
      const idea = (await ideas.first().locator('span').first().textContent()) ?? ''
      const count = await ideas.count()
      await workstation.press('Enter')
      await expect(plan).toHaveValue(new RegExp(`^${escaped(written.plan)}\\s?${escaped(idea)}$`))
      await expect(ideas).toHaveCount(count - 1)
      await workstation.expectSaved()
      const { sections } = await workstation.shownDraft()
      const kept = sections.find(({ id }) => id === 'plan')?.statements.map(({ kind }) => kind)
      expect(kept?.at(-1)).toBe('edited')
      await workstation.press('Control+z')
      await expect(plan).toHaveValue(written.plan)
      await workstation.expectSaved()
    })

    await test.step('a signed draft has none', async () => {
      await workstation.askToSign()
      await workstation.press('Enter')
      await workstation.expectPhase('signed', 5_000)
      await expect(page.getByTestId('request-suggestions')).toHaveCount(0)
      await workstation.press('Alt+s')
      await workstation.expectToast('note-signed', /./)
    })
  })
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
