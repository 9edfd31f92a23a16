import { look } from './journeys/look.ts'
import { modelHostOf } from './journeys/modelHost.ts'
import { pasteText } from './journeys/pasteText.ts'
import { smallModel } from './journeys/smallModel.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'
import { writeOverDraft } from './journeys/writtenDraft.ts'
import type { LaunchedApp } from './launch/launchedApp.ts'

test.describe.configure({ timeout: 400_000 })

/** Holds the model still meanwhile: what streams passes. */
async function lookAtStream(app: LaunchedApp): Promise<void> {
  const host = await modelHostOf(app)
  process.kill(host, 'SIGSTOP')
  try {
    await look(app.page, 'redrafting')
  } finally {
    process.kill(host, 'SIGCONT')
  }
}

const cases = {
  zh: {
    record: '主诉：左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用，减少爬楼，2周后骨科门诊复诊。\n',
    written: { 'chief-complaint': '左膝关节疼痛2周。', diagnosis: '左膝骨关节炎。', plan: '2周后复诊。' },
  },
  en: {
    record:
      'Chief complaint: left knee pain for 2 weeks.\nDiagnosis: osteoarthritis of the left knee.\nPlan: topical diclofenac, fewer stairs, orthopaedic review in 2 weeks.\n',
    written: {
      'chief-complaint': 'Left knee pain for 2 weeks.',
      diagnosis: 'Osteoarthritis of the left knee.',
      plan: 'Review in 2 weeks.',
    },
  },
} as const

for (const language of ['zh', 'en'] as const) {
  const { record, written } = cases[language]

  test(`one section is written anew as a new version, and the old one comes back from the history (${language})`, async ({ launchApp }) => {
    const app = await launchApp({ model: smallModel })
    const { page } = app
    const workstation = new Workstation(page)
    const plan = workstation.sectionText('plan')
    if (language === 'en') await page.getByTestId('language').click()
    await pasteText(page, record)
    await workstation.expectRecord(record)
    await writeOverDraft(workstation, written)

    await test.step('Esc stops it and leaves the text as it was', async () => {
      await plan.focus()
      await workstation.press('Alt+d')
      await expect(page.getByTestId('stop-turn')).toBeVisible()
      await expect(workstation.sectionText('diagnosis')).toHaveAttribute('readonly')
      await workstation.press('Escape')
      await workstation.expectToast('redraftStopped', /./)
      await expect(plan).toHaveValue(written.plan)
    })

    await test.step('asked again, the new text comes grey and then solid; the other sections stay', async () => {
      await plan.focus()
      await workstation.press('Alt+d')
      await expect(page.getByTestId('section-stream')).toHaveText(/\S/, { timeout: 120_000 })
      if (language === 'zh') await lookAtStream(app)
      await expect(plan).toBeEditable({ timeout: 120_000 })
      await workstation.expectToast('sectionRedrafted', /./)
      await expect(plan).not.toHaveValue(written.plan)
      await expect(workstation.sectionText('chief-complaint')).toHaveValue(written['chief-complaint'])
      await expect(workstation.sectionText('diagnosis')).toHaveValue(written.diagnosis)
      const { sections } = await workstation.shownDraft()
      for (const { kind, evidence } of sections.find(({ id }) => id === 'plan')?.statements ?? [])
        expect([kind === 'record' || kind === 'quoted', evidence.length > 0]).toEqual([true, true])
      await look(page, `redrafted-${language}`)
    })

    await test.step('the history has both, and gives the old one back', async () => {
      await workstation.press('Alt+h')
      const versions = page.getByTestId('version')
      await expect(versions.first()).toHaveAttribute('data-kind', 'redraft')
      await page.locator('[name=history-right]').nth(1).focus()
      await workstation.press('Space')
      await page.getByTestId('restore-version').click()
      await expect(page.getByTestId('history')).toHaveCount(0)
      await expect(plan).toHaveValue(written.plan)
    })
  })
}
