import { pasteText } from './journeys/pasteText.ts'
import { smallModel } from './journeys/smallModel.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

test.describe.configure({ timeout: 400_000 })

const recordOf = (complaint: string) => `主诉：${complaint}。\n诊断：心梗；高血压病。\n诊疗计划：卧床休息，1周后门诊复查。\n`

test('a correction made twice becomes a rule that acts on the next draft, is shown there, goes to another profile and is rolled back', async ({
  launchApp,
}, testInfo) => {
  const app = await launchApp({ model: smallModel })
  const { page } = app
  const workstation = new Workstation(page)
  const diagnosis = workstation.sectionText('diagnosis')
  const rule = page.getByTestId('rule').filter({ hasText: '心梗 → 心肌梗死' })
  const draft = async (complaint: string) => {
    await pasteText(page, recordOf(complaint))
    await workstation.expectRecord(recordOf(complaint))
    await workstation.startDraft()
    await workstation.expectDrafted()
  }
  await workstation.expectEngine('ready', 200_000)
  await workstation.press('Alt+m')
  await page.getByTestId('setting-physician').fill('王某某')
  await workstation.press('Enter')
  await workstation.press('Escape')

  for (const complaint of ['胸痛2小时', '胸闷3天']) {
    await draft(complaint)
    const written = await diagnosis.inputValue()
    expect(written).toContain('心梗')
    await diagnosis.fill(written.replace('心梗', '心肌梗死'))
    await workstation.expectSaved()
    await workstation.askToSign()
    await workstation.press('Enter')
    await workstation.expectPhase('signed', 5_000)
  }
  await workstation.expectToast('rulesProposed', 'Alt M')

  await workstation.press('Alt+m')
  await expect(page.getByTestId('correction').filter({ hasText: '心肌梗死' })).toHaveAttribute('data-type', 'terminology')
  await expect(rule).toHaveAttribute('data-state', 'proposed')
  await rule.getByTestId('rule-approved').focus()
  await workstation.press('a')
  await expect(rule).toHaveAttribute('data-state', 'approved')
  const pack = testInfo.outputPath('pack.json')
  await app.setSaveDialog(pack)
  await page.getByTestId('export-rules').click()
  await expect(page.getByTestId('pack-outcome')).toBeVisible()
  await workstation.press('Escape')

  await draft('气促1天')
  await expect(diagnosis).toHaveValue(/心肌梗死/)
  await expect(page.getByTestId('by-rule')).toHaveText('按您的规则：心梗 → 心肌梗死')
  await page.locator('[data-testid=statement][data-by-rule=true]').click()
  await workstation.press('Alt+z')
  await expect(diagnosis).toHaveValue(/心梗/)

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
