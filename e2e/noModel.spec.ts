import { expect, test } from './journeys/watchedApp.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { pasteText } from './journeys/pasteText.ts'
import { textsOf } from './journeys/shownDraft.ts'
import { Workstation } from './journeys/workstation.ts'

const record = '主诉：左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用，减少爬楼，2周后复诊。\n'
const written = { 'chief-complaint': '左膝关节疼痛2周。', diagnosis: '左膝骨关节炎。', plan: '双氯芬酸外用。\n2周后复诊。' }

test('without a model the window says what to do, and everything but drafting works', async ({ launchApp }, testInfo) => {
  const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
  const workstation = new Workstation(app.page)
  const { page } = app

  await test.step('says what is missing and how to bring it', async () => {
    await workstation.expectEngine('missing')
    await expect(page.getByTestId('engine-state')).toContainText('没有模型')
    await expect(page.getByTestId('engine-failure')).toHaveAttribute('data-code', 'model-missing')
    await expect(page.getByTestId('engine-failure')).toContainText('没有找到模型。请联系信息科导入')
    await expect(page.getByTestId('restart-engine')).toBeVisible()
  })
  await test.step('takes records in and opens them', async () => {
    await pasteText(page, record)
    await expect(workstation.openNote).toContainText('左膝关节疼痛')
    await workstation.expectRecord(record)
  })
  await test.step('questions are answered from the record; a request to rewrite says what it needs', async () => {
    await workstation.press('Alt+a')
    await page.keyboard.insertText('诊断是什么？')
    await workstation.press('Enter')
    await expect(page.getByTestId('ask-passage')).toContainText('左膝骨关节炎')
    await expect(workstation.evidence.first()).toContainText('左膝骨关节炎')
    await page.keyboard.insertText('诊断再短一点')
    await workstation.press('Enter')
    await expect(page.getByTestId('turn-failure')).toHaveAttribute('data-code', 'draft-needed')
    await workstation.press('Escape')
    await expect(page.getByTestId('ask-pane')).toHaveCount(0)
  })
  await test.step('a draft stops with the reason', async () => {
    await workstation.press('Control+d')
    await workstation.expectPhase('stopped', 5_000)
    await expect(page.getByTestId('stop-reason')).toHaveAttribute('data-code', 'model-missing')
    await expect(page.getByTestId('stop-reason')).toContainText('没有找到模型')
  })
  await test.step('the summary can be written by hand, signed and copied', async () => {
    await workstation.keepAndWrite(written)
    await workstation.askToSign()
    await expect(page.getByTestId('sign-dialog')).toBeVisible()
    await workstation.press('Enter')
    await workstation.expectPhase('signed', 5_000)
    expect(textsOf(await workstation.shownDraft())).toEqual(written)
    await workstation.press('Control+Shift+c')
    const copied = '主诉：左膝关节疼痛2周。\r\n诊断结论：左膝骨关节炎。\r\n治疗建议：双氯芬酸外用。\r\n2周后复诊。'
    await expect.poll(() => app.clipboardText()).toBe(copied)
  })
  await test.step('another try for the model gives the same answer', async () => {
    await page.getByTestId('restart-engine').click()
    await workstation.expectEngine('missing')
  })
})
