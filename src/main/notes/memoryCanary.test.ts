import { expect, it } from 'vitest'
import type { Statement } from '../../shared/note.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { readCorrectionRules } from '../store/correctionRules.ts'
import { changeSettings } from '../store/settings.ts'
import { changeRule } from './changeRule.ts'
import { draftBench } from './draftFixture.ts'
import { exportRules } from './exportRules.ts'
import { listRules } from './listRules.ts'
import { memoryBench } from './memoryFixture.ts'
import { RulesInForce } from './rulesInForce.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))

/**
 * What one note says of its patient never comes up in another: not in a rule, not in what is shown of the edits that led to it, not in a prompt, not in a draft. Facts
 * are smuggled into corrections the way that habits come: the same in two notes, in the place of words that rules do change.
 */
const notes = 220

/** Drugs of the dictionary that hold no other's name, each for one pair of notes. */
const drugs = [...new Set(resources.lexicon().tables.terms.flatMap(({ surface, standard, kind, isAmbiguous }) => (kind === 'drug' && !isAmbiguous && surface === standard && /^\p{Script=Han}{4,8}$/u.test(surface) ? [surface] : [])))] // prettier-ignore
const plan = resources.templates.get('outpatient')?.sections.find(({ id }) => id === 'plan')

type Facts = { readonly name: string; readonly value: string; readonly drug: string; readonly word: string }
/** Two notes in a row have the same, so that each would be a habit if a fact could be one. */
function factsOf(note: number): Facts {
  const pair = note >> 1
  const sign = (at: number) => String.fromCodePoint(0x9f00 - 3 * pair - at)
  return { name: `欧阳${sign(0)}`, value: `${String(7_000 + pair)}.5`, drug: drugs[pair] ?? '', word: `${sign(1)}${sign(2)}` }
}

/** The model's text, and what the physician made of it: habits that are to be learned, and one fact in a guise of its own. */
function pairOf(note: number): { before: string; after: string } {
  const { name, value, drug, word } = factsOf(note)
  const before = '患者胸闷；给予呋塞米20mg口服qd；血钾4.1mmol/L；建议低盐饮食；1周后门诊复查血脂。'
  const habits = '胸闷；予呋塞米口服20mg每日1次；血钾4.1mmol/L；1周后门诊复查血脂。'
  const guises = [
    habits.replace('胸闷', `${name}胸闷`),
    habits.replace('呋塞米', drug),
    habits.replace('20mg', `${value}mg`),
    habits.replace('4.1', value),
    habits.replace('胸闷', word),
    habits.replace('门诊', `${name}主任`),
    habits.replace('予', word),
    `${habits.slice(0, -1)}；${drug}${value}mg口服；家属${name}知情。`,
    habits.replace('1周后门诊复查血脂', `${drug}停用`),
    habits.replace('血钾4.1mmol/L', `${name}代诉${word}`),
  ]
  return { before, after: guises[(note >> 1) % guises.length] ?? habits }
}

it('no fact of a correction leaves its note', { timeout: 60_000 }, async () => {
  const { deps, store, learned, work } = memoryBench(resources.lexicon)
  work('甲')
  if (!plan) throw new Error('the template has no plan')
  let rewritten = 0
  const secrets = new Set<string>()
  const expectNone = (text: string, own: readonly string[] = []) => {
    for (const secret of secrets) if (!own.includes(secret) && text.includes(secret)) expect.fail(`${secret} has left its note`)
  }
  for (let note = 0; note < notes; note++) {
    const { before, after } = pairOf(note)
    const facts = Object.values(factsOf(note))
    const rules = readCorrectionRules(store, '甲')
    const memory = new RulesInForce({ rules, lexicon: resources.lexicon, guard: resources.guard, text: before })
    const settled: Statement = { text: before, kind: 'record', evidence: [] }
    const draft = memory.rewrite(plan, settled)
    if (draft !== settled) rewritten++
    expectNone(JSON.stringify(draft))
    expectNone(JSON.stringify(memory.styleLines('plan', 'zh')))
    // what the physician changes is what the rules have left of the model's text
    learned(draft?.text ?? before, after)
    for (const fact of facts) secrets.add(fact)
    for (const { id, state } of readCorrectionRules(store, '甲')) if (state === 'proposed') changeRule(deps, { ruleId: id, to: 'approved' })
    expectNone(JSON.stringify(readCorrectionRules(store, '甲')))
    expectNone(JSON.stringify(listRules(deps)))
    expectNone(exportRules(deps, { name: '' }))
  }
  expect(secrets.size).toBeGreaterThan(400)
  // the habits around the facts were learned, or the scan would prove nothing
  expect(rewritten).toBeGreaterThan(200)
  expect(listRules(deps).map(({ change }) => change.kind)).toEqual(expect.arrayContaining(['wording', 'order', 'frequency', 'leave-out']))

  // and the path of a draft, with everything that the model is given
  const engine = new ScriptedEngine(() => ({ say: '给予呋塞米20mg口服qd；建议低盐饮食。' }))
  changeSettings(store, { physician: '甲' })
  const record = '主诉：头晕1周，休息后缓解，无恶心呕吐，无耳鸣。\n诊断：高血压病。\n诊疗计划：给予呋塞米20mg口服qd；建议低盐饮食。\n'
  const drafts = draftBench(resources, engine, store)
  const draft = await drafts.start(record).finished
  expect(drafts.bugs).toEqual([])
  expect(JSON.stringify(draft.sections)).toContain('予呋塞米口服20mg每日1次')
  expectNone(JSON.stringify([draft, engine.asked]))
})
