import { pasteText } from './journeys/pasteText.ts'
import { smallModel } from './journeys/smallModel.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

test.describe.configure({ timeout: 400_000 })

const cases = {
  zh: {
    recordOf: (complaint: string) => `主诉：${complaint}。\n诊断：心梗；高血压病。\n诊疗计划：卧床休息，1周后门诊复查。\n`,
    complaints: ['胸痛2小时', '胸闷3天', '气促1天'],
    physician: '王某某',
    short: '心梗',
    full: '心肌梗死',
    byRule: '按您的规则：',
  },
  en: {
    recordOf: (complaint: string) =>
      `Chief complaint: ${complaint}.\nDiagnosis: HTN; asthma.\nPlan: low salt diet, clinic review in one week.\n`,
    complaints: ['headache for 2 hours', 'dizziness for 3 days', 'cough for 1 day'],
    physician: 'A. Wang',
    short: 'HTN',
    full: 'hypertension',
    byRule: 'By your rule: ',
  },
} as const

for (const language of ['zh', 'en'] as const) {
  const { recordOf, complaints, physician, short, full, byRule } = cases[language]

  test(`a correction made twice becomes a rule that acts on the next draft, is shown there, goes to another profile and is rolled back (${language})`, async ({
    launchApp,
  }, testInfo) => {
    const app = await launchApp({ model: smallModel })
    const { page } = app
    const workstation = new Workstation(page)
    const diagnosis = workstation.sectionText('diagnosis')
    const rule = page.getByTestId('rule').filter({ hasText: `${short} → ${full}` })
    const draft = async (complaint: string) => {
      await pasteText(page, recordOf(complaint))
      await workstation.expectRecord(recordOf(complaint))
      await workstation.startDraft()
      await workstation.expectDrafted()
    }
    if (language === 'en') await page.getByTestId('language').click()
    await workstation.expectEngine('ready', 200_000)
    await workstation.press('Alt+m')
    await page.getByTestId('setting-physician').fill(physician)
    await workstation.press('Enter')
    await workstation.press('Escape')

    for (const complaint of complaints.slice(0, 2)) {
      await draft(complaint)
      const written = await diagnosis.inputValue()
      expect(written).toContain(short)
      await diagnosis.fill(written.replace(short, full))
      await workstation.expectSaved()
      await workstation.askToSign()
      await workstation.press('Enter')
      await workstation.expectPhase('signed', 5_000)
    }
    await workstation.expectToast('rulesProposed', 'Alt M')

    await workstation.press('Alt+m')
    await expect(page.getByTestId('correction').filter({ hasText: full })).toHaveAttribute('data-type', 'terminology')
    await expect(rule).toHaveAttribute('data-state', 'proposed')
    await rule.getByTestId('rule-approved').focus()
    await workstation.press('a')
    await expect(rule).toHaveAttribute('data-state', 'approved')
    const pack = testInfo.outputPath('pack.json')
    await app.setSaveDialog(pack)
    await page.getByTestId('export-rules').click()
    await expect(page.getByTestId('pack-outcome')).toBeVisible()
    await workstation.press('Escape')

    await draft(complaints[2])
    await expect(diagnosis).toHaveValue(new RegExp(full))
    await expect(page.getByTestId('by-rule')).toHaveText(`${byRule}${short} → ${full}`)
    await page.locator('[data-testid=statement][data-by-rule=true]').click()
    await workstation.press('Alt+z')
    await expect(diagnosis).toHaveValue(new RegExp(short))

    await workstation.press('Alt+m')
    await rule.getByTestId('rule-off').focus()
    await workstation.press('x')
    await expect(rule).toHaveAttribute('data-state', 'rolled-back')

    const other = await launchApp()
    await other.setOpenDialog([pack])
    await other.page.keyboard.press('Alt+m')
    await expect(other.page.getByTestId('memory-empty')).toBeVisible()
    await other.page.getByTestId('import-rules').click()
    await expect(other.page.getByTestId('rule')).toHaveAttribute('data-state', 'proposed')
    await expect(other.page.getByTestId('rule-example')).toHaveCount(0)
  })
}
