import fs from 'node:fs'
import type { Bridge } from '../src/shared/contract.ts'
import type { NoteId } from '../src/shared/note.ts'
import { dropFiles } from './journeys/dropFiles.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { fixturePath } from './journeys/fixtureRecords.ts'
import { copyPictureAndPaste, pasteText } from './journeys/pasteText.ts'
import { takeStoreStep } from './journeys/storeStep.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'
import type { LaunchApp } from './launch/launchedApp.ts'

const record = '姓名：何某甲  性别：男  年龄：61岁\n主诉：左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用，2周后复诊。\n'
const other = '姓名：罗某乙  性别：女  年龄：58岁\n主诉：头晕3天。\n诊断：良性阵发性位置性眩晕。\n处理：手法复位，1周后复诊。\n'
const written = { 'chief-complaint': '左膝关节疼痛2周。', diagnosis: '左膝骨关节炎。', plan: '双氯芬酸外用，2周后复诊。' }
const hugeBytes = 300 * 1024 * 1024

test('a clipboard with a picture, and a file of 300 MB, are refused at once in words, and nothing is lost', async ({
  launchApp,
}, testInfo) => {
  const { app, page, workstation } = await openWithDraft(launchApp, emptyFolder(testInfo))
  const count = await workstation.notes.count()
  const file = testInfo.outputPath('病历.txt')
  fs.writeFileSync(file, '')
  fs.truncateSync(file, hugeBytes)
  const expectUntouched = async () => {
    await expect(workstation.notes).toHaveCount(count)
    await expect(workstation.openNote).toContainText('何某甲')
    await expect(workstation.sectionText('plan')).toHaveValue(written.plan)
  }

  await test.step('a picture', async () => {
    await workstation.goTo('record')
    await copyPictureAndPaste(app, fs.readFileSync(fixturePath('scan.txt')))
    await workstation.expectToast('clipboardEmpty', '剪贴板里没有文字。请先在病历系统里复制病历全文')
    await expectUntouched()
  })
  for (const way of ['dropped', 'opened'] as const)
    await test.step(`300 MB, ${way}`, async () => {
      const toast = page.locator('[data-testid=toast][data-code=file-too-large]')
      const before = await toast.count()
      await app.setOpenDialog([file])
      const begin = performance.now()
      if (way === 'dropped') await dropFiles(page, [file])
      else await workstation.press('Control+o')
      await expect(toast).toHaveCount(before + 1)
      // not a byte of it is read: that alone would take longer
      expect(performance.now() - begin).toBeLessThan(3_000)
      await expect(toast.last()).toContainText('300 MB，超过 10 MB。请只导出这位患者的病历文本后再打开')
      await expectUntouched()
      await workstation.press('Escape')
    })
})

test('a record that is exchanged under an open draft stops the signature, keeps what was written, and is shown with the next draft', async ({
  launchApp,
}, testInfo) => {
  const { app, page, workstation } = await openWithDraft(launchApp, emptyFolder(testInfo))
  const noteId = (await workstation.openNote.getAttribute('data-note')) as NoteId
  await takeStoreStep(app.userData, { kind: 'exchange', noteId, text: other })

  await workstation.askToSign()
  await workstation.press('Enter')
  await workstation.expectToast('draft-record-exchanged', '起草之后病历换过了')
  await workstation.expectPhase('drafted', 5_000)
  for (const [sectionId, text] of Object.entries(written)) await expect(workstation.sectionText(sectionId)).toHaveValue(text)
  await workstation.press('F9')
  await workstation.expectToast('note-not-signed', '只有签署后的摘要可以复制')

  await workstation.press('Control+d')
  await page.getByTestId('confirm-redraft').click()
  await workstation.expectRecord(other)
  await workstation.expectPhase('stopped', 5_000)
  await workstation.press('Alt+h')
  // what was written for the former record is in the history
  await expect(page.locator('[data-testid=version][data-kind=edit]')).not.toHaveCount(0)
})

test('keys faster than the window can save: every letter is kept, in its place and in its note, across another window’s save', async ({
  launchApp,
}, testInfo) => {
  const modelsDir = emptyFolder(testInfo)
  const app = await launchApp({ modelsDir })
  const { page } = app
  const workstation = new Workstation(page)
  await workstation.expectEngine('missing')
  for (const text of [record, other]) {
    await workstation.goTo('record')
    await pasteText(page, text)
    await workstation.expectRecord(text)
    await workstation.writeByHand({ plan: '。' })
  }
  const letters = (from: number) => Array.from({ length: 300 }, (_, place) => `${String(from + place)},`).join('')
  const [first, second, third] = [letters(1000), letters(2000), letters(3000)]
  const isOf = (name: string) => expect(workstation.openNote).toContainText(name)

  await test.step('typed without a pause, with keys that save, check, sign and open things in between', async () => {
    await workstation.sectionText('plan').focus()
    await workstation.press('Control+End')
    for (const [place, piece] of pieces(first, 12).entries()) {
      await page.keyboard.type(piece)
      await workstation.press(['Alt+h', 'Control+k', 'Control+,'][place % 3] ?? '')
      await workstation.press('Escape')
    }
    await isOf('罗某乙')
    await expect(workstation.sectionText('plan')).toHaveValue(`。${first}`)
  })
  await test.step('to another note in the middle of a word, and back', async () => {
    await page.keyboard.type(second)
    await page.locator('[data-testid=queue-item]').filter({ hasText: '何某甲' }).click()
    await isOf('何某甲')
    await expect(workstation.sectionText('plan')).toHaveValue('。')
    await workstation.sectionText('plan').focus()
    await workstation.press('Control+End')
    await page.keyboard.type(third)
    await page.locator('[data-testid=queue-item]').filter({ hasText: '罗某乙' }).click()
    await isOf('罗某乙')
    await expect(workstation.sectionText('plan')).toHaveValue(`。${first}${second}`)
  })
  await test.step('another window saves the same draft first: what is typed here stays, and goes on top of it', async () => {
    await workstation.expectSaved()
    const noteId = (await workstation.openNote.getAttribute('data-note')) as NoteId
    await page.evaluate(async (id) => {
      const { bridge } = window as unknown as { readonly bridge: Bridge }
      const opened = await bridge.openNote({ noteId: id })
      const draft = opened.ok ? opened.value.draft : null
      if (!draft) throw new Error('no draft')
      const saved = await bridge.saveDraft({
        draftId: draft.id,
        baseVersion: draft.version,
        sections: [{ id: 'diagnosis', text: '另一个窗口写的。' }],
      })
      if (!saved.ok) throw new Error(saved.failure.code)
    }, noteId)
    await workstation.sectionText('plan').focus()
    await workstation.press('Control+End')
    await page.keyboard.type('末尾')
    await expect(workstation.sectionText('plan')).toHaveValue(`。${first}${second}末尾`)
    await workstation.expectSaved()
    await expect(workstation.sectionText('diagnosis')).toHaveValue('另一个窗口写的。')
  })
  expect(await app.close()).toBe(0)
  await test.step('all of it is there after a restart', async () => {
    const again = new Workstation((await launchApp({ modelsDir, userData: app.userData })).page)
    await again.choose('罗某乙')
    await expect(again.sectionText('plan')).toHaveValue(`。${first}${second}末尾`)
    await expect(again.sectionText('diagnosis')).toHaveValue('另一个窗口写的。')
    await again.choose('何某甲')
    await expect(again.sectionText('plan')).toHaveValue(`。${third}`)
  })
})

/** Without a model, on the record, with its draft written by hand. */
async function openWithDraft(launchApp: LaunchApp, modelsDir: string) {
  const app = await launchApp({ modelsDir })
  const { page } = app
  const workstation = new Workstation(page)
  await workstation.expectEngine('missing')
  await pasteText(page, record)
  await workstation.expectRecord(record)
  await workstation.writeByHand(written)
  return { app, page, workstation }
}

function pieces(text: string, count: number): string[] {
  const length = Math.ceil(text.length / count)
  return Array.from({ length: count }, (_, place) => text.slice(place * length, (place + 1) * length))
}
