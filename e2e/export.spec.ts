import fs from 'node:fs'
import type { LaunchedApp } from './launch/launchedApp.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { pasteText } from './journeys/pasteText.ts'
import { Workstation } from './journeys/workstation.ts'

const cases = {
  zh: {
    record: (name: string) =>
      `姓名：${name}，男，68岁\n主诉：左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用，减少爬楼，2周后复诊。\n`,
    texts: { 'chief-complaint': '左膝关节疼痛2周。', diagnosis: '左膝骨关节炎。', plan: '双氯芬酸外用。\n2周后复诊。' },
    names: ['周某某', '王䶮'],
    measured: (square: string) => `左膝骨关节炎，BMI 29kg/m${square}。`,
    complaintOf: (name: string) => `患者${name}，左膝关节疼痛2周。`,
    words: {
      gbk: '只用 GBK 字符',
      lf: 'LF',
      headings: '不带标题',
      up: '上移“治疗建议”',
      complaint: '主诉',
      plan: '治疗建议',
      pdf: 'PDF 已保存',
      unwritten: '文件没有写成',
    },
  },
  en: {
    record: (name: string) =>
      `Name: ${name}  Sex: M  Age: 68\nChief complaint: left knee pain for 2 weeks.\nDiagnosis: osteoarthritis of the left knee.\nPlan: topical diclofenac, fewer stairs, review in 2 weeks.\n`,
    texts: {
      'chief-complaint': 'Left knee pain for 2 weeks.',
      diagnosis: 'Osteoarthritis of the left knee.',
      plan: 'Topical diclofenac.\nReview in 2 weeks.',
    },
    names: ['Zhou', '王䶮'],
    measured: (square: string) => `Osteoarthritis of the left knee, BMI 29 kg/m${square}.`,
    complaintOf: (name: string) => `${name}: left knee pain for 2 weeks.`,
    words: {
      gbk: 'GBK only',
      lf: 'LF',
      headings: 'Without headings',
      up: 'Move “Plan” up',
      complaint: 'Chief complaint',
      plan: 'Plan',
      pdf: 'PDF saved',
      unwritten: 'The file was not written',
    },
  },
} as const

/** Written by hand, since there is no model, and signed. */
async function sign({ page }: LaunchedApp, record: string, name: string, written: Readonly<Record<string, string>>): Promise<void> {
  const workstation = new Workstation(page)
  await pasteText(page, record)
  await expect(workstation.openNote).toContainText(name)
  await workstation.writeByHand(written)
  await workstation.askToSign()
  await workstation.press('Enter')
  await workstation.expectPhase('signed', 5_000)
}

async function choose({ page }: LaunchedApp, setting: string, name: string): Promise<void> {
  await page.getByTestId(setting).getByRole('radio', { name, exact: true }).check()
}

for (const language of ['zh', 'en'] as const) {
  const { record, texts, measured, complaintOf, words } = cases[language]
  const [plain, unmapped] = cases[language].names

  test(`a profile is read back from the clipboard: GBK with each replacement shown, in the order of the form; a name that GBK lacks stops it (${language})`, async ({
    launchApp,
  }, testInfo) => {
    const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
    const { page } = app
    const workstation = new Workstation(page)
    await workstation.expectEngine('missing')
    if (language === 'en') await page.getByTestId('language').click()

    await test.step('set', async () => {
      await workstation.press('Control+,')
      await choose(app, 'setting-gbk', words.gbk)
      await choose(app, 'setting-line-ends', 'LF')
      await choose(app, 'setting-headings', words.headings)
      await page.getByTestId('setting-order').getByRole('button', { name: words.up }).press('Enter')
      await workstation.press('Escape')
    })
    await test.step('replaced after a look', async () => {
      await sign(app, record(plain), plain, { ...texts, diagnosis: measured('²') })
      await workstation.press('Control+Shift+c')
      await expect(page.getByTestId('replacement')).toContainText('U+00B2')
      expect(await app.clipboardText()).not.toContain(texts['chief-complaint'])
      await workstation.press('Enter')
      await workstation.expectToast('noteCopied', plain)
      await expect.poll(() => app.clipboardText()).toBe(`${texts['chief-complaint']}\n${texts.plan}\n${measured('2')}`)
      await workstation.press('F9')
      await workstation.expectToast('sectionCopied', words.complaint)
      await workstation.press('F9')
      await workstation.expectToast('sectionCopied', words.plan)
      await expect.poll(() => app.clipboardText()).toBe(texts.plan)
    })
    await test.step('on paper', async () => {
      const file = testInfo.outputPath('summary.pdf')
      await app.setSaveDialog(file)
      await workstation.press('Control+p')
      await expect(page.getByTestId('sheet')).toBeVisible()
      await page.getByTestId('save-pdf').click()
      await workstation.expectToast('pdfSaved', words.pdf)
      expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
      await app.setSaveDialog(testInfo.outputPath('no-such-folder', 'summary.pdf'))
      await page.getByTestId('save-pdf').click()
      await workstation.expectToast('file-not-written', words.unwritten)
      await workstation.press('Escape')
    })
    await test.step('a name that GBK lacks', async () => {
      const before = await app.clipboardText()
      await sign(app, record(unmapped), unmapped, { ...texts, 'chief-complaint': complaintOf(unmapped) })
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
}
