import type { Page } from 'playwright'
import { look } from './journeys/look.ts'
import { pasteText } from './journeys/pasteText.ts'
import { smallModel } from './journeys/smallModel.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'
import { writeOverDraft } from './journeys/writtenDraft.ts'

test.describe.configure({ timeout: 400_000 })

/** The complaint is written at length, so that also a small model has something to shorten. */
const cases = {
  zh: {
    record:
      '主诉：睡眠差，夜间易醒，日间疲倦，无头痛。\n过敏史：青霉素过敏，用后皮疹。\n诊断：失眠。\n诊疗计划：睡眠卫生宣教，2周后复诊。\n',
    written: {
      'chief-complaint': '患者自诉近来睡眠情况不佳，夜间经常醒来，白天感觉比较疲倦，没有头痛的情况。',
      diagnosis: '失眠。',
      plan: '睡眠卫生宣教。2周后复诊。',
    },
    question: '过敏史？',
    answer: '青霉素过敏，用后皮疹',
    unanswered: '家族史？',
    absent: '原文未记载。',
    instruction: '主诉短一点',
    ready: '更短',
    refused: '治疗建议加上阿莫西林，改写得详细一点',
  },
  en: {
    record:
      'Chief complaint: poor sleep and daytime fatigue; no headache.\nAllergies: penicillin, rash after use.\nDiagnosis: insomnia.\nPlan: sleep hygiene, review in 2 weeks.\n',
    written: {
      'chief-complaint':
        'The patient says that she has not been sleeping well lately and that she feels tired during the day, and there is no headache.',
      diagnosis: 'Insomnia.',
      plan: 'Sleep hygiene. Review in 2 weeks.',
    },
    question: 'Any allergies?',
    answer: 'penicillin, rash after use',
    unanswered: 'Family history?',
    absent: 'The record does not say.',
    instruction: 'make the chief complaint shorter',
    ready: 'shorter',
    refused: 'expand the plan, add amoxicillin',
  },
} as const

for (const language of ['zh', 'en'] as const) {
  const { record, written, question, answer, unanswered, absent, instruction, ready, refused } = cases[language]

  test(`questions are answered with the record’s words, instructions with proposals, by keys alone (${language})`, async ({
    launchApp,
  }) => {
    const app = await launchApp({ model: smallModel })
    const { page } = app
    const workstation = new Workstation(page)
    const field = page.getByTestId('ask-question')
    const turns = page.getByTestId('ask-turn')
    const complaint = workstation.sectionText('chief-complaint')
    if (language === 'en') await page.getByTestId('language').click()

    await test.step('a question needs neither draft nor model, and its answer is marked in the record', async () => {
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

    await test.step('Esc closes the pane; the turns are there when it opens again', async () => {
      await workstation.press('Escape')
      await expect(page.getByTestId('ask-pane')).toHaveCount(0)
      await writeOverDraft(workstation, written)
      await complaint.focus()
      await workstation.press('Alt+a')
      await expect(turns).toHaveCount(2)
      await expect(field).toBeFocused()
    })

    await test.step('Esc stops an instruction, which goes back into its field', async () => {
      await ask(page, instruction)
      await expect(page.getByTestId('stop-turn')).toBeVisible()
      await workstation.press('Escape')
      await expect(page.getByTestId('turn-failure')).toHaveAttribute('data-code', 'cancelled')
      await expect(field).toHaveValue(instruction)
    })

    await test.step('asked again, it comes to a proposal; taken, it is an edit that Ctrl Z takes back', async () => {
      await workstation.press('Enter')
      await expect(turns).toHaveCount(3, { timeout: 120_000 })
      await expect(page.getByTestId('proposal')).toHaveAttribute('data-phase', 'open')
      await expect(page.getByTestId('proposal-diff').locator('del').first()).toBeVisible()
      await look(page, `dialogue-${language}`)
      if (language === 'zh') {
        await page.emulateMedia({ colorScheme: 'dark' })
        await look(page, 'dialogue-dark')
        await page.emulateMedia({ colorScheme: 'light' })
      }
      if (language === 'en') await page.getByTestId('language').click()
      await workstation.press('Alt+Enter')
      await expect(complaint).not.toHaveValue(written['chief-complaint'])
      expect((await complaint.inputValue()).length).toBeLessThan(written['chief-complaint'].length)
      await expect(page.getByTestId('proposal')).toHaveAttribute('data-phase', 'taken')
      await workstation.expectSaved()
      await workstation.press('Control+z')
      await expect(complaint).toHaveValue(written['chief-complaint'])
      await expect(page.getByTestId('proposal')).toHaveAttribute('data-phase', 'open')
      await workstation.press('Alt+Backspace')
      await expect(page.getByTestId('proposal')).toHaveAttribute('data-phase', 'dropped')
      await workstation.expectSaved()
    })

    await test.step('what the record does not carry is not proposed', async () => {
      await workstation.press('Alt+a')
      await ask(page, refused)
      await expect(turns).toHaveCount(4, { timeout: 120_000 })
      await expect(turns.last()).toHaveAttribute('data-kind', /proposal$/)
      await expect(
        turns
          .last()
          .locator('ins')
          .filter({ hasText: /阿莫西林|amoxicillin/i }),
      ).toHaveCount(0)
    })

    await test.step('selected words have a field of their own, with ready instructions', async () => {
      await workstation.press('Escape')
      await complaint.focus()
      await workstation.press('Control+a')
      await workstation.press('Alt+w')
      await expect(page.getByTestId('rewrite-instruction')).toBeFocused()
      await workstation.press('ArrowDown')
      await expect(page.getByTestId('rewrite-instruction')).toHaveValue(ready)
      await workstation.press('Enter')
      await expect(page.getByTestId('rewrite').getByTestId('proposal')).toHaveAttribute('data-phase', 'open', { timeout: 120_000 })
      await look(page, `rewrite-${language}`)
      await workstation.press('Alt+Enter')
      await expect(page.getByTestId('rewrite')).toHaveCount(0)
      await expect(complaint).not.toHaveValue(written['chief-complaint'])
      await workstation.expectSaved()
    })

    await test.step('all of it outlives a restart, and the history says how the words came', async () => {
      await workstation.press('Alt+h')
      await expect(page.locator('[data-testid=version][data-kind=rewrite]').first()).toBeVisible()
      expect(await app.close()).toBe(0)
      const again = await launchApp({ model: smallModel, userData: app.userData })
      const restarted = new Workstation(again.page)
      await restarted.choose(record.slice(record.search(/[:：]/) + 1, record.search(/[:：]/) + 5).trim())
      await restarted.press('Alt+a')
      await expect(again.page.getByTestId('ask-turn')).toHaveCount(5)
      await expect(again.page.getByTestId('proposal').last()).toHaveAttribute('data-phase', 'taken')
    })
  })
}

async function ask(page: Page, words: string): Promise<void> {
  await page.keyboard.insertText(words)
  await page.keyboard.press('Enter')
}
