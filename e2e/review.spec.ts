import type { Bridge } from '../src/shared/contract.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { look } from './journeys/look.ts'
import { pasteText } from './journeys/pasteText.ts'
import { textsOf } from './journeys/shownDraft.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

const record =
  '主诉：右膝关节疼痛2周。\n既往史：青霉素过敏，用后皮疹。\n诊断：右膝骨关节炎。\n处理：双氯芬酸钠缓释片75mg口服，每日1次。2周后骨科门诊复诊。\n'
/** A duration and a side that the record does not have; the allergy is left out. */
const typed = {
  'chief-complaint': '右膝关节疼痛3周。',
  diagnosis: '左膝骨关节炎。',
  plan: '双氯芬酸钠缓释片75mg口服，每日1次。2周后骨科门诊复诊。',
}

test('what the physician types is held against the record: mended by a key, kept with a reason, completed, and only then signed', async ({
  launchApp,
}, testInfo) => {
  const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
  const { page } = app
  const workstation = new Workstation(page)
  const leftToCheck = page.getByTestId('left-to-check')
  const kept = page.locator('[data-testid=finding][data-overridden=true]')

  await test.step('a draft is begun by hand, without a model', async () => {
    await workstation.expectEngine('missing')
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
    await expect(leftToCheck).toContainText('还有 2 项待处理')
    await expect(page.locator('[data-testid=draft-section][data-section=diagnosis] mark[data-marks~=red]')).toHaveText('左')
    await look(page, 'findings')
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
    await expect(page.getByTestId('current-finding')).toContainText('3周')
    await expect(workstation.evidence).toContainText('2周')
    await look(page, 'finding-current')
    await workstation.sectionText('chief-complaint').focus()
    await workstation.press('Alt+1')
    await expect(workstation.sectionText('chief-complaint')).toHaveValue('右膝关节疼痛2周。')
    await expect(leftToCheck).toContainText('还有 1 项待处理')
    await workstation.press('Control+z')
    await expect(workstation.sectionText('chief-complaint')).toHaveValue(typed['chief-complaint'])
    await expect(leftToCheck).toContainText('还有 2 项待处理')
    await workstation.press('Alt+1')
    await expect(leftToCheck).toContainText('还有 1 项待处理')
    await workstation.expectSaved()
  })

  await test.step('the other one is kept with a reason, as long as its words stay', async () => {
    await workstation.press('F8')
    await expect(page.getByTestId('current-finding')).toContainText('左')
    await workstation.keepCurrentFinding('双膝均有，门诊查体以左为重')
    await expect(leftToCheck).toHaveAttribute('data-count', '0')
    await workstation.sectionText('diagnosis').focus()
    await workstation.press('Home')
    await page.keyboard.insertText('考虑')
    await expect(kept).toHaveCount(0)
    await workstation.press('Control+z')
    await expect(workstation.sectionText('diagnosis')).toHaveValue(typed.diagnosis)
    await expect(kept).toHaveCount(1)
    await expect(leftToCheck).toHaveAttribute('data-count', '0')
  })

  await test.step('what was left out is quoted where it belongs', async () => {
    const allergy = page.locator('[data-testid=omission][data-kind=allergy]').first()
    await allergy.getByRole('button').first().click()
    await expect(workstation.evidence).toContainText('青霉素过敏')
    await workstation.press('Alt+i')
    await expect(workstation.sectionText('plan')).toHaveValue(`${typed.plan}青霉素过敏，用后皮疹。`)
    await expect(page.locator('[data-testid=omission]').filter({ hasText: '青霉素过敏' })).toHaveCount(0)
    await workstation.expectSaved()
    const { sections } = await workstation.shownDraft()
    expect(sections.find(({ id }) => id === 'plan')?.statements.map(({ text, kind }) => [text, kind])).toContainEqual([
      '青霉素过敏，用后皮疹。',
      'quoted',
    ])
  })

  await test.step('now it is signed, and the override is in the decision', async () => {
    await workstation.press('Control+Enter')
    await expect(page.getByTestId('sign-kept')).toContainText('门诊查体以左为重')
    await workstation.press('Enter')
    await workstation.expectPhase('signed', 5_000)
    expect(textsOf(await workstation.shownDraft())).toEqual({
      'chief-complaint': '右膝关节疼痛2周。',
      diagnosis: typed.diagnosis,
      plan: `${typed.plan}青霉素过敏，用后皮疹。`,
    })
  })
})
