import fs from 'node:fs'
import type { LaunchedApp } from './launch/launchedApp.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { pasteText } from './journeys/pasteText.ts'
import { Workstation } from './journeys/workstation.ts'

const record = (name: string) =>
  `姓名：${name}，男，68岁\n主诉：左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用，减少爬楼，2周后复诊。\n`
const texts = { 'chief-complaint': '左膝关节疼痛2周。', diagnosis: '左膝骨关节炎。', plan: '双氯芬酸外用。\n2周后复诊。' }

/** Written by hand, since there is no model, and signed. */
async function sign({ page }: LaunchedApp, name: string, written: Readonly<Record<string, string>>): Promise<void> {
  const workstation = new Workstation(page)
  await pasteText(page, record(name))
  await expect(workstation.openNote).toContainText(name)
  await workstation.writeByHand(written)
  await workstation.askToSign()
  await workstation.press('Enter')
  await workstation.expectPhase('signed', 5_000)
}

async function choose({ page }: LaunchedApp, setting: string, name: string): Promise<void> {
  await page.getByTestId(setting).getByRole('radio', { name, exact: true }).check()
}

test('a profile is read back from the clipboard: GBK with each replacement shown, in the order of the form; a name that GBK lacks stops it', async ({
  launchApp,
}, testInfo) => {
  const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
  const { page } = app
  const workstation = new Workstation(page)
  await workstation.expectEngine('missing')

  await test.step('set', async () => {
    await workstation.press('Control+,')
    await choose(app, 'setting-gbk', '只用 GBK 字符')
    await choose(app, 'setting-line-ends', 'LF')
    await choose(app, 'setting-headings', '不带标题')
    await page.getByTestId('setting-order').getByRole('button', { name: '上移“治疗建议”' }).press('Enter')
    await workstation.press('Escape')
  })
  await test.step('replaced after a look', async () => {
    await sign(app, '周某某', { ...texts, diagnosis: '左膝骨关节炎，BMI 29kg/m²。' })
    await workstation.press('Control+Shift+c')
    await expect(page.getByTestId('replacement')).toContainText('U+00B2')
    expect(await app.clipboardText()).not.toContain('左膝')
    await workstation.press('Enter')
    await workstation.expectToast('noteCopied', '周某某')
    await expect.poll(() => app.clipboardText()).toBe('左膝关节疼痛2周。\n双氯芬酸外用。\n2周后复诊。\n左膝骨关节炎，BMI 29kg/m2。')
    await workstation.press('F9')
    await workstation.expectToast('sectionCopied', '主诉')
    await workstation.press('F9')
    await workstation.expectToast('sectionCopied', '治疗建议')
    await expect.poll(() => app.clipboardText()).toBe(texts.plan)
  })
  await test.step('on paper', async () => {
    const file = testInfo.outputPath('summary.pdf')
    await app.setSaveDialog(file)
    await workstation.press('Control+p')
    await expect(page.getByTestId('sheet')).toBeVisible()
    await page.getByTestId('save-pdf').click()
    await workstation.expectToast('pdfSaved', 'PDF 已保存')
    expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
    await app.setSaveDialog(testInfo.outputPath('no-such-folder', 'summary.pdf'))
    await page.getByTestId('save-pdf').click()
    await workstation.expectToast('file-not-written', '文件没有写成')
    await workstation.press('Escape')
  })
  await test.step('a name that GBK lacks', async () => {
    const before = await app.clipboardText()
    await sign(app, '王䶮', { ...texts, 'chief-complaint': '患者王䶮，左膝关节疼痛2周。' })
    await workstation.press('Control+Shift+c')
    await workstation.expectToast('name-not-in-gbk', 'U+4DAE')
    expect(await app.clipboardText()).toBe(before)
  })
  await test.step('on quitting, what was copied here leaves the clipboard', async () => {
    expect(await app.clipboardText()).toBe(texts.plan)
    expect(await app.close()).toBe(0)
    await expect.poll(() => app.clipboardText()).toBe('')
  })
})
