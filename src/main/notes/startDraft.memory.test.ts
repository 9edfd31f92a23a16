import { expect, it } from 'vitest'
import { guard as realGuard } from '../resources/guardFixture.ts'
import type { Guard } from '../../shared/guard/guard.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { addNote } from '../store/storeFixture.ts'
import { changeSettings } from '../store/settings.ts'
import { changeRule } from './changeRule.ts'
import { draftBench, goodAnswers } from './draftFixture.ts'
import { importRules } from './importRules.ts'
import { listRules } from './listRules.ts'
import type { MemoryDeps } from './memoryDeps.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))

const record =
  '主诉：反复胸闷气促3天，休息后不能缓解，夜间明显。\n初步诊断：急性心衰，冠心病待排。\n诊疗计划：呋塞米20mg静脉注射，每日2次。拟行冠脉造影。\n'
const answers: Record<string, string> = { ...goodAnswers, '诊断结论：': '急性心衰，冠心病待排。', '治疗建议：': '呋塞米20mg静脉注射，每日2次。拟行冠脉造影。' } // prettier-ignore
const term = { kind: 'term', from: '心衰', to: '心力衰竭' }

function bench(guard: () => Guard = () => realGuard) {
  const engine = new ScriptedEngine(({ prompt }) => ({ say: answers[prompt.answerStart] ?? '反复胸闷气促3天。' }))
  const drafts = draftBench({ ...resources, guard }, engine)
  const { store } = drafts
  let physician = ''
  const deps: MemoryDeps = { store, lexicon: resources.lexicon, physician: () => physician, now: () => 1 }
  return {
    ...drafts,
    engine,
    deps,
    work: (as: string) => {
      physician = as
      changeSettings(store, { physician })
    },
    /** Brings rules in and approves them. */
    approve: (...changes: readonly { readonly sectionId: string; readonly change: unknown }[]) => {
      importRules(deps, { text: JSON.stringify({ format: 'yizhai-rules', version: 1, name: '', rules: changes }) })
      for (const { id, state } of listRules(deps)) if (state === 'proposed') changeRule(deps, { ruleId: id, to: 'approved' })
    },
  }
}
const statementsOf = (draft: { sections: readonly { id: string; statements: readonly unknown[] }[] }, id: string) =>
  draft.sections.find((section) => section.id === id)?.statements

it('a settled statement is rewritten, keeps what it said and says by which rule, and the use is counted', async () => {
  const { approve, start, deps, events } = bench()
  approve({ sectionId: 'diagnosis', change: term })
  const draft = await start(record).finished
  const [rule] = listRules(deps)
  const rewritten = {
    text: '急性心力衰竭，冠心病待排。',
    kind: 'record',
    rewrite: { from: '急性心衰，冠心病待排。', rules: [{ id: rule?.id, change: term }] },
  }
  expect(statementsOf(draft, 'diagnosis')).toMatchObject([rewritten])
  expect(events.filter(({ type }) => type === 'statement-settled')).toContainEqual(
    expect.objectContaining({ statement: expect.objectContaining({ text: rewritten.text }) as unknown }),
  )
  expect(rule).toMatchObject({ state: 'approved', uses: 1 })
})

it('nothing is rewritten by a rule that is off, proposed only, of another section or of another physician', async () => {
  const { approve, start, deps, work } = bench()
  approve({ sectionId: 'diagnosis', change: term })
  for (const { id } of listRules(deps)) changeRule(deps, { ruleId: id, to: 'off' })
  work('乙')
  approve({ sectionId: 'plan', change: term })
  work('丙')
  expect(JSON.stringify((await start(record).finished).sections)).not.toContain('rewrite')
})

it('a job is another one as soon as the rules are, and answered anew for each physician', async () => {
  const { approve, start, engine, work } = bench()
  await start(record).finished
  approve({ sectionId: 'diagnosis', change: term })
  const own = await start(record).finished
  expect(own.timing?.isFromCache).toBeUndefined()
  expect((await start(record).finished).timing?.isFromCache).toBe(true)
  work('乙')
  approve({ sectionId: 'diagnosis', change: term })
  const asked = engine.asked.length
  const other = await start(record).finished
  expect(other.timing?.isFromCache).toBeUndefined()
  // the same words, by the rule of the other
  expect(other.sections.map(({ text }) => text)).toEqual(own.sections.map(({ text }) => text))
  expect(JSON.stringify(other.sections)).not.toBe(JSON.stringify(own.sections))
  expect(engine.asked.length).toBe(asked)
})

it('a rule whose use raises a red finding changes nothing and is suspended, with the finding as its reason', async () => {
  const strict: Guard = {
    ...realGuard,
    checkStatement: (own, kind, text) =>
      text.includes('心力衰竭')
        ? [{ rule: 'F0', severity: 'red', section: '', span: { start: 0, end: 1 }, evidence: [], message: { zh: '', en: '' }, repairs: [] }]
        : realGuard.checkStatement(own, kind, text),
  }
  const { approve, start, deps } = bench(() => strict)
  approve({ sectionId: 'diagnosis', change: term })
  const draft = await start(record).finished
  expect(statementsOf(draft, 'diagnosis')).toMatchObject([{ text: '急性心衰，冠心病待排。' }])
  expect(listRules(deps)).toMatchObject([{ state: 'suspended', reason: 'F0', uses: 0 }])
})

it('an order of clauses is asked of the model, in the request of its section alone', async () => {
  const { approve, startOn, store, engine } = bench()
  approve({ sectionId: 'plan', change: { kind: 'sequence', first: 'drug', then: 'follow-up' } })
  await startOn(addNote(store, 1_000, record)).finished
  const lines = engine.asked.map(({ prompt }) => [prompt.answerStart, prompt.user.includes('先写用药，后写随访。')])
  expect(lines).toContainEqual(['治疗建议：', true])
  expect(lines).toContainEqual(['诊断结论：', false])
})

it('a habit leaves clauses out, never the whole of a section', async () => {
  const { approve, start } = bench()
  approve({ sectionId: 'plan', change: { kind: 'leave-out', what: 'lifestyle' } })
  const draft = await start('主诉：头晕1周，休息后缓解，无恶心呕吐，无耳鸣。\n诊断：高血压病。\n诊疗计划：注意休息。\n').finished
  expect(draft.sections.find(({ id }) => id === 'plan')?.text).toBe('注意休息。')
})

it('a statement that is left out whole is kept with the refusals, and counts as a use', async () => {
  const { approve, start, deps } = bench()
  approve({ sectionId: 'plan', change: { kind: 'leave-out', what: 'lifestyle' } })
  const plan = '呋塞米20mg静脉注射，每日2次。注意休息。'
  answers['治疗建议：'] = plan
  const draft = await start(record.replace('拟行冠脉造影。', '注意休息。')).finished
  expect(draft.sections.find(({ id }) => id === 'plan')?.text).toBe('呋塞米20mg静脉注射，每日2次。')
  expect(draft.rejections).toContainEqual({ sectionId: 'plan', text: '注意休息。', reason: 'left-out' })
  expect(listRules(deps)).toMatchObject([{ uses: 1 }])
})
