import fs from 'node:fs'
import { docxOf, paragraph, pdfOf } from '../src/main/importers/importFixture.ts'
import { dropFiles } from './journeys/dropFiles.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

const lines = ['姓名：吕某某 性别：女', '主诉：咳嗽咳痰5天。', '诊断：急性支气管炎。']

test('a DOCX that is opened and a PDF that is dropped become records of their text', async ({ launchApp }, testInfo) => {
  const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
  const workstation = new Workstation(app.page)
  const { page } = app
  const [docx, pdf] = ['record.docx', 'record.pdf'].map((name) => testInfo.outputPath(name)) as [string, string]
  fs.writeFileSync(docx, docxOf(`${lines.map(paragraph).join('')}<w:p><w:r><w:drawing/></w:r></w:p>`))
  fs.writeFileSync(pdf, pdfOf([lines]))

  await app.setOpenDialog([docx])
  await workstation.press('Control+o')
  await expect(page.getByTestId('preview-warnings')).toHaveText('没有收入图片（1 个）')
  await expect(page.getByTestId('preview-text')).toContainText(lines.join('\n'))
  await page.keyboard.press('Enter')
  await expect(workstation.openNote).toContainText('吕某某')
  await workstation.expectRecord(`${lines.join('\n')}\n`)

  await dropFiles(page, [pdf])
  await workstation.expectToast('recordSaved', '吕某某')
  await workstation.expectRecord(lines.join('\n'))
})
