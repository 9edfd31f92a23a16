import type { Page } from 'playwright'
import { look } from './journeys/look.ts'
import { pasteText } from './journeys/pasteText.ts'
import { smallModel } from './journeys/smallModel.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

test.describe.configure({ timeout: 400_000 })

const cases = {
  zh: {
    record:
      '主诉：反复胸闷气促3天。\n过敏史：青霉素过敏，用后皮疹。\n初步诊断：急性心力衰竭，冠心病待排。\n诊疗计划：呋塞米20mg静脉注射，每日2次；监测血钾和肌酐，记录24小时尿量。拟行冠脉造影。低盐饮食，2周后复诊。\n',
    question: '过敏史？',
    answer: '青霉素过敏，用后皮疹',
    unanswered: '家族史？',
    absent: '原文未记载。',
    instruction: '治疗建议再短一点',
    ready: '更短',
  },
  en: {
    record:
      'Chief complaint: chest tightness and shortness of breath for 3 days.\nAllergies: penicillin, rash after use.\nDiagnosis: acute heart failure, coronary artery disease to be ruled out.\nPlan: furosemide 20 mg intravenously twice daily; monitor potassium and creatinine, record the 24-hour urine. Coronary angiography is planned. Low-salt diet, follow-up in 2 weeks.\n',
    question: 'Any allergies?',
    answer: 'penicillin, rash after use',
    unanswered: 'Family history?',
    absent: 'The record does not say.',
    instruction: 'make the plan shorter',
    ready: 'shorter',
  },
} as const

for (const language of ['zh', 'en'] as const) {
  const { record, question, answer, unanswered, absent, instruction, ready } = cases[language]

  test(`questions are answered with the record’s words, instructions with proposals, by keys alone (${language})`, async ({
    launchApp,
  }) => {
    const app = await launchApp({ model: smallModel })
    const { page } = app
    const workstation = new Workstation(page)
    const field = page.getByTestId('ask-question')
    const turns = page.getByTestId('ask-turn')
    const plan = workstation.sectionText('plan')
    if (language === 'en') await page.getByTestId('language').click()

    await test.step('a question needs no draft, and its answer is marked in the record', async () => {
      await pasteText(page, record)
      await workstation.expectRecord(record)
      await workstation.press('Alt+a')
      await expect(field).toBeFocused()
      await ask(page, question)
      await expect(turns).toHaveCount(1)
      await expect(page.getByTestId('ask-passage')).toContainText(answer)
      await expect(workstation.evidence.first()).toContainText(answer)
      await workstation.press('ArrowUp')
      await expect(page.getByTestId('ask-passage').last()).toBeFocused()
      await workstation.press('ArrowDown')
      await expect(field).toBeFocused()
    })

    await test.step('what the record does not say is said to be so', async () => {
      await ask(page, unanswered)
      await expect(page.getByTestId('ask-absent')).toContainText(absent)
      await expect(page.getByTestId('ask-news')).toHaveText(absent)
    })

    await test.step('Esc closes the pane and gives the focus back', async () => {
      await workstation.press('Escape')
      await expect(page.getByTestId('ask-pane')).toHaveCount(0)
      await workstation.startDraft()
      await workstation.expectDrafted()
    })

    await test.step('an instruction comes to a proposal or says why not; Esc stops one', async () => {
      await workstation.press('Alt+a')
      await expect(turns).toHaveCount(2)
      await expect(field).toBeFocused()
      await ask(page, instruction)
      await workstation.press('Escape')
      await expect(page.getByTestId('turn-failure')).toHaveAttribute('data-code', 'cancelled')
      await expect(field).toHaveValue(instruction)
      await workstation.press('Enter')
      await expect(turns).toHaveCount(3, { timeout: 120_000 })
      await expect(turns.last()).toHaveAttribute('data-kind', /proposal$/)
      testInfoOf(await turns.last().getAttribute('data-kind'), instruction)
    })
    await look(page, `dialogue-${language}`)
    if (language === 'en') await page.getByTestId('language').click()

    await test.step('selected words have a field of their own, with ready instructions', async () => {
      await workstation.press('Escape')
      await plan.focus()
      await workstation.press('Control+Home')
      await workstation.press('Shift+ArrowRight')
      await workstation.press('Alt+w')
      await expect(page.getByTestId('rewrite-instruction')).toBeFocused()
      await workstation.press('ArrowDown')
      await expect(page.getByTestId('rewrite-instruction')).toHaveValue(ready)
      await workstation.press('Enter')
      const reply = page.getByTestId('rewrite').locator('[data-testid=proposal], [data-testid=no-proposal]')
      await expect(reply).toBeVisible({ timeout: 120_000 })
      testInfoOf(await reply.getAttribute('data-testid'), ready)
    })
    await look(page, `rewrite-${language}`)
  })
}

async function ask(page: Page, words: string): Promise<void> {
  await page.keyboard.insertText(words)
  await page.keyboard.press('Enter')
}

/** Small models mostly copy a short text: what came of an instruction is said in the report, since either is right. */
function testInfoOf(kind: string | null, instruction: string): void {
  test.info().annotations.push({ type: 'reply', description: `“${instruction}”: ${String(kind)}` })
  process.stdout.write(`   “${instruction}”: ${String(kind)}\n`)
}
