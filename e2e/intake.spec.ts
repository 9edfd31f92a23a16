import fs from 'node:fs'
import { expect, test } from './journeys/watchedApp.ts'
import { dropFiles } from './journeys/dropFiles.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { fixtureBig5Record, fixturePath, fixtureRecord } from './journeys/fixtureRecords.ts'
import { copyElsewhereAndPaste, pasteText } from './journeys/pasteText.ts'
import { samples } from './journeys/samples.ts'
import { textsOf } from './journeys/shownDraft.ts'
import { smallModel } from './journeys/smallModel.ts'
import { Workstation } from './journeys/workstation.ts'

test.describe.configure({ timeout: 400_000 })

const english =
  'Chief complaint: chest pain for 2 hours.\nHistory: sudden onset at rest, no radiation.\nPlan: ECG, troponin, aspirin 300 mg.\n'
const encodings = ['record-utf8.txt', 'record-utf8-bom.txt', 'record-gbk.txt', 'record-utf16le.txt']

test('a record comes in by paste, drop and dialog, in every encoding, word for word', async ({ launchApp }, testInfo) => {
  const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
  const workstation = new Workstation(app.page)
  await expect(workstation.openNote).toBeFocused()
  const initial = await workstation.notes.count()
  let added = 0
  const expectAdded = async (text: string, title: string): Promise<void> => {
    added += 1
    await expect(workstation.notes).toHaveCount(initial + added)
    await expect(workstation.openNote).toContainText(title)
    await workstation.expectRecord(text)
    await expect(workstation.openNote).toHaveAttribute('data-phase', 'recorded')
    await workstation.expectToast('recordSaved', title)
  }

  await test.step('pasted with the focus in the queue, the record and the draft', async () => {
    await copyElsewhereAndPaste(app, fixtureRecord)
    await expectAdded(fixtureRecord, '郑某某')
    await workstation.goTo('record')
    await copyElsewhereAndPaste(app, english)
    await expectAdded(english, 'Chief complaint')
    await workstation.goTo('draft')
    await copyElsewhereAndPaste(app, fixtureRecord)
    await expectAdded(fixtureRecord, '郑某某')
  })
  for (const name of encodings) {
    await test.step(`${name} dropped, and opened with the dialog`, async () => {
      await dropFiles(app.page, [fixturePath(name)])
      await expectAdded(fixtureRecord, '郑某某')
      await app.setOpenDialog([fixturePath(name)])
      await workstation.press('Control+o')
      await expectAdded(fixtureRecord, '郑某某')
    })
  }
  await test.step('a dialog that is closed changes nothing', async () => {
    await app.setOpenDialog(undefined)
    await workstation.press('Control+o')
    await expect(app.page.getByTestId('open-record')).toBeEnabled()
    await expect(workstation.notes).toHaveCount(initial + added)
  })
  await test.step('an encoding that can’t be told is asked for, not guessed', async () => {
    await app.setOpenDialog([fixturePath('record-big5.txt')])
    await workstation.press('Control+o')
    const dialog = app.page.getByTestId('encoding-dialog')
    await expect(dialog).toContainText('无法确定文件的文字编码')
    await dialog.getByRole('radio', { name: '繁体中文 Big5' }).check()
    await app.page.getByTestId('confirm-encoding').click()
    await expectAdded(fixtureBig5Record, '主訴：頭暈三天')
  })
  await test.step('everything is there after a restart', async () => {
    await app.close()
    const again = new Workstation((await launchApp({ userData: app.userData, modelsDir: emptyFolder(testInfo) })).page)
    await expect(again.notes).toHaveCount(initial + added)
    await again.choose('Chief complaint')
    await again.expectRecord(english)
  })
})

test('bad input gets a clear answer, and nothing that was there is lost', async ({ launchApp }, testInfo) => {
  const app = await launchApp({ model: smallModel })
  const workstation = new Workstation(app.page)
  const { page } = app
  await workstation.choose(samples.withoutPlan.title)
  await workstation.press('Control+d')
  await workstation.expectDrafted()
  const former = await workstation.shownDraft()
  let count = await workstation.notes.count()

  const expectRefused = async (code: string, words: string): Promise<void> => {
    await workstation.expectToast(code, words)
    await expect(workstation.notes).toHaveCount(count)
    await expect(workstation.openNote).toContainText(samples.withoutPlan.title)
    expect(await workstation.shownDraft()).toEqual(former)
  }
  const expectTaken = async (title: string): Promise<void> => {
    count += 1
    await expect(workstation.notes).toHaveCount(count, { timeout: 30_000 })
    await expect(workstation.openNote).toContainText(title)
    await workstation.expectPhase('recorded', 30_000)
  }
  const expectNotDrafted = async (code: string, words: string): Promise<void> => {
    await workstation.press('Control+d')
    const failure = page.getByTestId('failure')
    await expect(failure).toHaveAttribute('data-code', code)
    await expect(failure).toContainText(words)
    await workstation.expectPhase('recorded')
  }

  await test.step('an empty clipboard', async () => {
    await pasteText(page, '')
    await expectRefused('clipboardEmpty', '剪贴板里没有文字。请先在病历系统里复制病历全文')
  })
  await test.step('white space', async () => {
    await pasteText(page, ' \r\n\t ')
    await expectRefused('clipboardEmpty', '剪贴板里没有文字')
  })
  await test.step('an empty file', async () => {
    const file = testInfo.outputPath('empty.txt')
    fs.writeFileSync(file, '')
    await dropFiles(page, [file])
    await expectRefused('record-empty', '病历没有文字。请粘贴或打开一份病历')
  })
  await test.step('a picture that calls itself a text', async () => {
    await dropFiles(page, [fixturePath('scan.txt')])
    await expectRefused('file-binary', '这不是文本文件（看起来是 PNG）。请在原程序里另存为文本')
  })
  await test.step('one character', async () => {
    await pasteText(page, '痛')
    await expectTaken('痛')
    await expectNotDrafted('record-too-short', '病历只有 1 个字，无法起草（至少 8 字）。原文已保留')
  })
  await test.step('two megabytes of text', async () => {
    const file = testInfo.outputPath('two-megabytes.txt')
    // a column without a full stop or a space gave the search for headings no place to end
    const line = '白细胞,11.8,参考3.5～9.5\n'
    fs.writeFileSync(file, line.repeat(Math.ceil((2 * 1024 * 1024) / Buffer.byteLength(line))))
    await dropFiles(page, [file])
    await expectTaken('白细胞,11.8')
    await expect(workstation.recordLines.first()).toContainText(line.trimEnd())
    await expectNotDrafted('record-too-long', '超过起草上限 200000 字。原文已保留，请按就诊次数分成几份')
  })
  await test.step('lone surrogates', async () => {
    await pasteText(page, '主诉：头痛\ud83d三天，\udc00无呕吐。')
    await expectTaken('主诉：头痛')
    await expect(page.getByTestId('record-notices')).toContainText('2 个残缺字符，显示为 �')
    await workstation.expectRecord('主诉：头痛�三天，�无呕吐。')
  })
  await test.step('line ends of every kind', async () => {
    await pasteText(page, '主诉：腹痛一天。\r\n现病史：昨日起病。\n诊断：胃炎。\r处理：口服药物。\r\n')
    await expectTaken('主诉：腹痛一天')
    await expect(page.getByTestId('record-notices')).toContainText('换行方式不一致（2 处），文字没有改动')
    await workstation.expectRecord('主诉：腹痛一天。\n现病史：昨日起病。\n诊断：胃炎。\n处理：口服药物。\n')
  })
  await test.step('a record that is only a table', async () => {
    await dropFiles(page, [fixturePath('table-only.txt')])
    await expectTaken('项目 结果 单位')
    await workstation.press('Control+d')
    await workstation.expectDrafted()
    const { sections } = await workstation.shownDraft()
    const isStatedOrAbsent = sections.map(({ statements }) =>
      statements.every(({ kind, evidence }) => kind === 'absent' || evidence.length > 0),
    )
    expect(isStatedOrAbsent).toEqual([true, true, true])
    for (const { text } of sections) expect(text.trim()).not.toBe('')
    expect(sections.some(({ text }) => text.includes('未记载'))).toBe(true)
  })
  await test.step('the former note and its draft are as they were', async () => {
    await workstation.choose(samples.withoutPlan.title)
    await workstation.expectRecord(samples.withoutPlan.text)
    expect(textsOf(await workstation.shownDraft())).toEqual(textsOf(former))
    await workstation.choose('痛')
  })
})
