import type { Bridge } from '../src/shared/contract.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { look } from './journeys/look.ts'
import { pasteText } from './journeys/pasteText.ts'
import { textsOf } from './journeys/shownDraft.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

/** A duration and a side that the record does not have; the allergy is left out. `own` comes before the diagnosis once it was let stand. */
const cases = {
  zh: {
    record:
      '主诉：右膝关节疼痛2周。\n既往史：青霉素过敏，用后皮疹。\n诊断：右膝骨关节炎。\n处理：双氯芬酸钠缓释片75mg口服，每日1次。2周后骨科门诊复诊。\n',
    typed: {
      'chief-complaint': '右膝关节疼痛3周。',
      diagnosis: '左膝骨关节炎。',
      plan: '双氯芬酸钠缓释片75mg口服，每日1次。2周后骨科门诊复诊。',
    },
    mended: '右膝关节疼痛2周。',
    wrong: { duration: '3周', side: '左' },
    right: '2周',
    left: (count: number) => `还有 ${String(count)} 项待处理`,
    reason: '双膝均有，门诊查体以左为重',
    own: '考虑',
    allergy: '青霉素过敏',
    inserted: '青霉素过敏，用后皮疹。',
    joint: '',
  },
  en: {
    record:
      'Chief complaint: right knee pain for 2 weeks.\nPast history: allergic to penicillin (rash).\nDiagnosis: osteoarthritis of the right knee.\nPlan: diclofenac SR 75 mg orally once daily. Orthopaedic review in 2 weeks.\n',
    typed: {
      'chief-complaint': 'Right knee pain for 3 weeks.',
      diagnosis: 'Osteoarthritis of the left knee.',
      plan: 'Diclofenac SR 75 mg orally once daily. Orthopaedic review in 2 weeks.',
    },
    mended: 'Right knee pain for 2 weeks.',
    wrong: { duration: '3 weeks', side: 'left' },
    right: '2 weeks',
    left: (count: number) => `${String(count)} left to check`,
    reason: 'Both knees; the left is the worse on examination',
    own: 'Clinically ',
    allergy: 'allergic to penicillin',
    inserted: 'Past history: allergic to penicillin (rash).',
    joint: ' ',
  },
} as const

for (const language of ['zh', 'en'] as const) {
  const { record, typed, mended, wrong, right, left, reason, own, allergy, inserted, joint } = cases[language]

  test(`what the physician types is held against the record: mended by a key, kept with a reason, completed, and only then signed (${language})`, async ({
    launchApp,
  }, testInfo) => {
    const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
    const { page } = app
    const workstation = new Workstation(page)
    const leftToCheck = page.getByTestId('left-to-check')
    const kept = page.locator('[data-testid=finding][data-overridden=true]')

    await test.step('a draft is begun by hand, without a model', async () => {
      await workstation.expectEngine('missing')
      if (language === 'en') await page.getByTestId('language').click()
      await pasteText(page, record)
      await workstation.expectRecord(record)
      await workstation.press('Control+d')
      await workstation.expectPhase('stopped', 5_000)
      await page.getByTestId('keep-draft').click()
      await workstation.expectPhase('drafted', 5_000)
    })

    await test.step('every typed error is marked and counted', async () => {
      for (const [sectionId, text] of Object.entries(typed)) {
        await workstation.sectionText(sectionId).focus()
        await page.keyboard.insertText(text)
      }
      await workstation.expectSaved()
      await expect(page.locator('[data-testid=finding][data-severity=red]')).toHaveCount(2)
      await expect(leftToCheck).toContainText(left(2))
      await expect(page.locator('[data-testid=draft-section][data-section=diagnosis] mark[data-marks~=red]')).toHaveText(wrong.side)
      if (language === 'zh') await look(page, 'findings')
    })

    await test.step('the signature is refused, by the window and by main', async () => {
      await workstation.press('Control+Enter')
      await expect(page.getByTestId('sign-refused')).toBeVisible()
      await expect(page.getByTestId('open-finding')).toHaveCount(2)
      await expect(page.getByTestId('confirm-sign')).toHaveCount(0)
      await workstation.press('Escape')
      const answer = await page.evaluate(async () => {
        const { bridge } = window as unknown as { bridge: Bridge }
        const loaded = await bridge.loadWorkstation({})
        const noteId = loaded.ok ? loaded.value.notes[0]?.id : undefined
        if (noteId === undefined) throw new Error('no note')
        const opened = await bridge.openNote({ noteId })
        const draft = opened.ok ? opened.value.draft : null
        if (!draft) throw new Error('no draft')
        return bridge.signNote({ noteId, draftId: draft.id, version: draft.version })
      })
      expect(answer).toEqual({ ok: false, failure: { code: 'findings-open', params: { count: 2 } } })
    })

    await test.step('F8 goes to the first, with the passage of the record; one key mends it, Ctrl Z takes that back', async () => {
      await workstation.press('F8')
      await expect(page.getByTestId('current-finding')).toContainText(wrong.duration)
      await expect(workstation.evidence).toContainText(right)
      if (language === 'zh') await look(page, 'finding-current')
      await workstation.sectionText('chief-complaint').focus()
      await workstation.press('Alt+1')
      await expect(workstation.sectionText('chief-complaint')).toHaveValue(mended)
      await expect(leftToCheck).toContainText(left(1))
      await workstation.press('Control+z')
      await expect(workstation.sectionText('chief-complaint')).toHaveValue(typed['chief-complaint'])
      await expect(leftToCheck).toContainText(left(2))
      await workstation.press('Alt+1')
      await expect(leftToCheck).toContainText(left(1))
      await workstation.expectSaved()
    })

    await test.step('the other one is kept with a reason, as long as its words stay', async () => {
      await workstation.press('F8')
      await expect(page.getByTestId('current-finding')).toContainText(wrong.side)
      await workstation.keepCurrentFinding(reason)
      await expect(leftToCheck).toHaveAttribute('data-count', '0')
      await workstation.sectionText('diagnosis').focus()
      await workstation.press('Home')
      await page.keyboard.insertText(own)
      await expect(kept).toHaveCount(0)
      await workstation.press('Control+z')
      await expect(workstation.sectionText('diagnosis')).toHaveValue(typed.diagnosis)
      await expect(kept).toHaveCount(1)
      await expect(leftToCheck).toHaveAttribute('data-count', '0')
    })

    await test.step('what was left out is quoted where it belongs', async () => {
      const leftOut = page.locator('[data-testid=omission][data-kind=allergy]').first()
      await leftOut.getByRole('button').first().click()
      await expect(workstation.evidence).toContainText(allergy)
      await workstation.press('Alt+i')
      await expect(workstation.sectionText('plan')).toHaveValue(`${typed.plan}${joint}${inserted}`)
      await expect(page.locator('[data-testid=omission]').filter({ hasText: allergy })).toHaveCount(0)
      await workstation.expectSaved()
      const { sections } = await workstation.shownDraft()
      expect(sections.find(({ id }) => id === 'plan')?.statements.map(({ text, kind }) => [text, kind])).toContainEqual([
        inserted,
        'quoted',
      ])
    })

    await test.step('now it is signed, and the override is in the decision', async () => {
      await workstation.press('Control+Enter')
      await expect(page.getByTestId('sign-kept')).toContainText(reason)
      await workstation.press('Enter')
      await workstation.expectPhase('signed', 5_000)
      expect(textsOf(await workstation.shownDraft())).toEqual({
        'chief-complaint': mended,
        diagnosis: typed.diagnosis,
        plan: `${typed.plan}${joint}${inserted}`,
      })
    })
  })
}
