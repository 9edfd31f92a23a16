import fs from 'node:fs'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { pasteText } from './journeys/pasteText.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

const cases = {
  zh: {
    record: '主诉：头晕1周。\n查体：血压160/95mmHg。\n诊断：高血压病。\n诊疗计划：氨氯地平5mg每日1次。\n',
    copy: '副本',
    heading: '查体',
    inventing: '写查体，未提及则写正常。',
    request: '写查体的体征，数值照抄。',
  },
  en: {
    record:
      'Chief complaint: dizziness for 1 week.\nPhysical exam: BP 160/95 mmHg.\nDiagnosis: hypertension.\nPlan: amlodipine 5 mg daily.\n',
    copy: 'copy',
    heading: 'Examination',
    inventing: 'Write the examination; if not mentioned, write normal.',
    request: 'Write the signs of the examination, values as they stand.',
  },
} as const

for (const language of ['zh', 'en'] as const) {
  const { record, copy, heading, inventing, request } = cases[language]

  test(`a template is made from another, refused while it has findings made up, used for a note, and goes to another profile (${language})`, async ({
    launchApp,
  }, testInfo) => {
    const modelsDir = emptyFolder(testInfo)
    const app = await launchApp({ modelsDir })
    const { page } = app
    const workstation = new Workstation(page)
    const sections = page.getByTestId('template-section')
    if (language === 'en') await page.getByTestId('language').click()
    await pasteText(page, record)
    await workstation.expectRecord(record)

    await workstation.press('Alt+t')
    await expect(page.getByTestId('template')).toHaveCount(6)
    await page.getByTestId('duplicate-template').click()
    await expect(page.locator('[data-testid=template]:has(:checked)')).toContainText(copy)
    await page.getByTestId('add-section').click()
    const added = sections.last()
    await expect(added.getByTestId('template-fault')).toHaveAttribute('data-code', 'template-section-blind')
    await added.getByTestId('topic-physical-exam').check()
    await expect(added.getByTestId('section-preview')).toContainText(/160\/95 ?mmHg/)
    await added.getByTestId(`section-heading-${language}`).fill(heading)
    await added.getByTestId(`section-request-${language}`).fill(inventing)
    await expect(added.getByTestId('template-fault')).toHaveAttribute('data-code', 'template-manufactures')
    await page.getByTestId('save-template').click()
    await expect(page.getByTestId('template-failure')).toHaveAttribute('data-code', 'template-manufactures')
    // closed and opened again, nothing of it is lost
    await workstation.press('Escape')
    await workstation.press('Alt+t')
    await added.getByTestId(`section-request-${language}`).fill(request)
    await expect(added.getByTestId('template-fault')).toHaveCount(0)
    await page.getByTestId('save-template').click()
    await expect(page.getByTestId('template-outcome')).toBeVisible()

    const file = testInfo.outputPath('template.json')
    await app.setSaveDialog(file)
    await page.getByTestId('export-template').click()
    await expect.poll(() => fs.existsSync(file)).toBe(true)
    await page.getByTestId('use-template').click()
    await workstation.press('Control+d')
    await workstation.expectPhase('stopped', 5_000)
    await expect(page.getByTestId('draft-section')).toHaveCount(4)
    await expect(page.getByTestId('draft-section').last()).toContainText(heading)

    const strange = testInfo.outputPath('strange.json')
    fs.writeFileSync(strange, JSON.stringify({ ...(JSON.parse(fs.readFileSync(file, 'utf8')) as object), colour: 'red' }))
    const other = await launchApp({ modelsDir })
    await other.setOpenDialog([file, strange])
    await other.page.keyboard.press('Alt+t')
    await other.page.getByTestId('import-templates').click()
    await expect(other.page.getByTestId('template')).toHaveCount(7)
    await expect(other.page.getByTestId('template-refused')).toContainText('strange.json')
    await expect(other.page.getByTestId('template-refused')).toContainText('colour')
  })
}
