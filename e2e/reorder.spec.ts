import { emptyFolder } from './journeys/emptyFolder.ts'
import { pasteText } from './journeys/pasteText.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

const cases = {
  zh: {
    record: '主诉：左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用。减少爬楼。2周后复诊。\n',
    sentences: ['双氯芬酸外用。', '减少爬楼。', '2周后复诊。'],
    seam: '',
  },
  en: {
    record:
      'Chief complaint: left knee pain for 2 weeks.\nDiagnosis: osteoarthritis of the left knee.\nPlan: Topical diclofenac. Fewer stairs. Review in 2 weeks.\n',
    sentences: ['Topical diclofenac.', 'Fewer stairs.', 'Review in 2 weeks.'],
    seam: ' ',
  },
} as const

for (const language of ['zh', 'en'] as const) {
  const { record, sentences, seam } = cases[language]

  test(`statements are moved by keys, stay selected, are saved, and Ctrl Z takes it back (${language})`, async ({
    launchApp,
  }, testInfo) => {
    const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
    const { page } = app
    const workstation = new Workstation(page)
    const plan = workstation.sectionText('plan')
    if (language === 'en') await page.getByTestId('language').click()
    await workstation.expectEngine('missing')
    await pasteText(page, record)
    await workstation.expectRecord(record)
    await workstation.writeByHand({ plan: sentences.join(seam) })
    const [first, second, third] = sentences
    const selected = page.locator('[data-testid=statement][aria-selected=true] .hidden-visually')

    await workstation.press('Control+End')
    await expect(selected).toHaveText(third)
    await workstation.press('Alt+Shift+ArrowUp')
    await expect(plan).toHaveValue([first, third, second].join(seam))
    await workstation.expectSaved()
    await expect(selected).toHaveText(third)
    await workstation.press('Alt+Shift+ArrowUp')
    await expect(plan).toHaveValue([third, first, second].join(seam))
    await workstation.expectSaved()
    const { sections } = await workstation.shownDraft()
    expect(sections.find(({ id }) => id === 'plan')?.statements.map(({ text }) => text)).toEqual([third, first, second])
    await workstation.press('Control+z')
    await expect(plan).toHaveValue([first, third, second].join(seam))
    await workstation.press('Control+z')
    await expect(plan).toHaveValue(sentences.join(seam))
    await workstation.expectSaved()
  })
}
