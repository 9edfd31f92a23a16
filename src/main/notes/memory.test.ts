import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import type { Change } from '../../shared/memory/change.ts'
import { formatFailure } from '../../shared/messages/formatFailure.ts'
import { lexicon } from '../resources/lexiconFixture.ts'
import { addDraft, addNote } from '../store/storeFixture.ts'
import { changeRule } from './changeRule.ts'
import { exportRules } from './exportRules.ts'
import { importRules } from './importRules.ts'
import { listRules } from './listRules.ts'
import { memoryBench as benchWith } from './memoryFixture.ts'
import { recordCorrections } from './recordCorrections.ts'
import { listCorrections, retypeCorrection } from './retypeCorrection.ts'

const memoryBench = () => benchWith(() => lexicon)
type Bench = ReturnType<typeof memoryBench>
const statesOf = ({ deps }: Bench) => listRules(deps).map(({ change, state }) => [change, state])
const wording: Change = { kind: 'wording', from: '给予', to: '予' }

/** 给予 → 予, twice. */
function proposed(bench: Bench) {
  bench.learned('给予呋塞米20mg口服。', '予呋塞米20mg口服。')
  bench.learned('给予螺内酯20mg口服。', '予螺内酯20mg口服。')
  const [rule] = listRules(bench.deps)
  if (!rule) throw new Error('nothing is proposed')
  return rule
}
const pack = (rules: unknown, version = 1) => JSON.stringify({ format: 'yizhai-rules', version, name: '心内科', rules })

describe('recording corrections', () => {
  it('proposes a rule after the second note, with both as its examples and no word of either', () => {
    const bench = memoryBench()
    expect(bench.learned('给予呋塞米20mg口服。', '予呋塞米20mg口服。')).toMatchObject({ corrections: 1, proposed: 0 })
    expect(bench.learned('给予螺内酯20mg口服。', '予螺内酯20mg口服。')).toMatchObject({ corrections: 1, proposed: 1 })
    const [rule, another] = listRules(bench.deps)
    expect(another).toBeUndefined()
    expect(rule).toMatchObject({ sectionId: 'plan', type: 'style', change: wording, state: 'proposed', origin: 'learned', uses: 0 })
    expect(rule?.shown.map(({ from, to }) => [from, to])).toEqual([
      ['给予', '予'],
      ['给予', '予'],
    ])
    expect(JSON.stringify(rule)).not.toMatch(/呋塞米|螺内酯|20mg/)
  })

  it('learns from a draft once, and only from one that a model wrote and a physician signed', () => {
    const bench = memoryBench()
    const { draftId } = bench.learned('给予呋塞米20mg口服。', '予呋塞米20mg口服。')
    expect(recordCorrections(bench.deps, { draftId })).toEqual({ corrections: 0, proposed: 0 })
    const unsigned = addDraft(bench.store, addNote(bench.store))
    expect(recordCorrections(bench.deps, { draftId: unsigned })).toEqual({ corrections: 0, proposed: 0 })
  })

  it('does not take for a habit what was let stand as often', () => {
    const bench = memoryBench()
    bench.learned('给予呋塞米20mg口服。', '予呋塞米20mg口服。')
    bench.learned('给予阿司匹林100mg口服。', '给予阿司匹林100mg口服。')
    bench.learned('给予华法林2.5mg口服。', '给予华法林2.5mg口服。')
    bench.learned('给予螺内酯20mg口服。', '予螺内酯20mg口服。')
    expect(statesOf(bench)).toEqual([])
  })

  it('learns nothing from values, drugs and doubts, however often they are changed', () => {
    const bench = memoryBench()
    for (let turn = 0; turn < 3; turn++) {
      bench.learned('考虑肺炎；阿司匹林100mg口服。', '肺炎；阿司匹林75mg口服。')
      bench.learned('头孢曲松2g静脉滴注。', '头孢他啶2g静脉滴注。')
    }
    expect(statesOf(bench)).toEqual([])
  })
})

describe('the type of a correction', () => {
  it('is the physician’s to change: a fact counts for no rule', () => {
    const bench = memoryBench()
    const { draftId } = bench.learned('给予呋塞米20mg口服。', '予呋塞米20mg口服。')
    const [edit] = listCorrections(bench.deps, { draftId })
    expect(retypeCorrection(bench.deps, { number: edit?.number ?? 0, type: 'fact' }).map(({ type }) => type)).toEqual(['fact'])
    bench.learned('给予螺内酯20mg口服。', '予螺内酯20mg口服。')
    expect(statesOf(bench)).toEqual([])
    const [again] = listCorrections(bench.deps, { draftId })
    retypeCorrection(bench.deps, { number: again?.number ?? 0, type: 'style' })
    expect(statesOf(bench)).toEqual([[wording, 'proposed']])
  })

  it('makes no rule of a fact that is called style', () => {
    const bench = memoryBench()
    for (let turn = 0; turn < 2; turn++) {
      const { draftId } = bench.learned('阿司匹林100mg口服。', '阿司匹林75mg口服。')
      for (const { number } of listCorrections(bench.deps, { draftId })) retypeCorrection(bench.deps, { number, type: 'style' })
    }
    expect(statesOf(bench)).toEqual([])
  })

  it('of an unknown one, or of another physician’s, is told', () => {
    const bench = memoryBench()
    bench.learned('给予呋塞米20mg口服。', '予呋塞米20mg口服。')
    bench.work('乙')
    expect(() => retypeCorrection(bench.deps, { number: 1, type: 'fact' })).toThrow(new AppFailure('correction-not-found'))
  })
})

describe('a rule', () => {
  it('is approved, switched off, approved again and taken back for good', () => {
    const bench = memoryBench()
    const { id } = proposed(bench)
    for (const to of ['approved', 'off', 'approved', 'rolled-back'] as const)
      expect(changeRule(bench.deps, { ruleId: id, to }).state).toBe(to)
    expect(() => changeRule(bench.deps, { ruleId: id, to: 'approved' })).toThrow(new AppFailure('rule-state', { state: 'rolled-back' }))
    bench.learned('给予阿司匹林100mg口服。', '予阿司匹林100mg口服。')
    expect(statesOf(bench)).toEqual([[wording, 'rolled-back']])
  })

  it('is its physician’s alone: a second one sees none and can change none', () => {
    const bench = memoryBench()
    const { id } = proposed(bench)
    bench.work('乙')
    expect(listRules(bench.deps)).toEqual([])
    expect(() => changeRule(bench.deps, { ruleId: id, to: 'approved' })).toThrow(new AppFailure('rule-not-found'))
    bench.learned('给予阿司匹林100mg口服。', '予阿司匹林100mg口服。')
    expect(listRules(bench.deps)).toEqual([])
  })

  it('is one of eight of its section at most', () => {
    const bench = memoryBench()
    const from = ['给予', '予以', '出现', '患者', '服用', '使用', '进行', '采用', '建议']
    const rules = from.map((word) => ({ sectionId: 'plan', change: { kind: 'wording', from: word, to: word === '建议' ? '嘱' : '行' } }))
    expect(importRules(bench.deps, { text: pack(rules) })).toMatchObject({ proposed: 9 })
    const ids = listRules(bench.deps).map(({ id }) => id)
    for (const ruleId of ids.slice(0, 8)) changeRule(bench.deps, { ruleId, to: 'approved' })
    const last = { ruleId: ids[8] ?? ids[0], to: 'approved' } as Parameters<typeof changeRule>[1]
    expect(() => changeRule(bench.deps, last)).toThrow(new AppFailure('rules-full', { maximum: 8 }))
    changeRule(bench.deps, { ruleId: ids[0] ?? last.ruleId, to: 'off' })
    expect(changeRule(bench.deps, last).state).toBe('approved')
  })

  it('that goes on where another ends is drawn together with it', () => {
    const bench = memoryBench()
    const rules = [
      { sectionId: 'plan', change: { kind: 'wording', from: '给予', to: '予以' } },
      { sectionId: 'plan', change: { kind: 'wording', from: '予以', to: '予' } },
    ]
    importRules(bench.deps, { text: pack(rules) })
    for (const { id } of listRules(bench.deps)) changeRule(bench.deps, { ruleId: id, to: 'approved' })
    expect(statesOf(bench)).toEqual([
      [rules[0]?.change, 'off'],
      [rules[1]?.change, 'approved'],
      [wording, 'approved'],
    ])
  })
})

describe('a department pack', () => {
  it('carries approved changes and nothing else, and comes in as proposals', () => {
    const bench = memoryBench()
    const { id } = proposed(bench)
    expect(JSON.parse(exportRules(bench.deps, { name: '心内科' }))).toMatchObject({ rules: [] })
    changeRule(bench.deps, { ruleId: id, to: 'approved' })
    const text = exportRules(bench.deps, { name: '心内科' })
    expect(JSON.parse(text)).toEqual({
      format: 'yizhai-rules',
      version: 1,
      name: '心内科',
      rules: [{ sectionId: 'plan', change: wording }],
    })
    bench.work('乙')
    expect(importRules(bench.deps, { text })).toEqual({ proposed: 1, known: 0, refused: [] })
    expect(importRules(bench.deps, { text })).toEqual({ proposed: 0, known: 1, refused: [] })
    expect(listRules(bench.deps)).toMatchObject([{ state: 'proposed', origin: 'pack', shown: [] }])
  })

  it('brings no fact in', () => {
    const bench = memoryBench()
    const change = (from: string, to: string, kind = 'wording') => ({ sectionId: 'plan', change: { kind, from, to } })
    const text = pack([
      change('患者', '王建国'),
      change('1周', ''),
      change('阿司匹林', '氯吡格雷', 'term'),
      change('的', ''),
      change('考虑', ''),
    ])
    expect(importRules(bench.deps, { text })).toEqual({
      proposed: 0,
      known: 0,
      refused: ['name', 'number', 'drug', 'everything', 'meaning'],
    })
    expect(listRules(bench.deps)).toEqual([])
  })

  it('of a later program is refused whole, in both languages', () => {
    const bench = memoryBench()
    const newer = new AppFailure('rule-pack-newer', { found: 2, known: 1 })
    expect(() => importRules(bench.deps, { text: pack('anything', 2) })).toThrow(newer)
    expect(formatFailure(newer.toFailure(), 'zh')).toContain('2 > 1')
    expect(formatFailure(newer.toFailure(), 'en')).toContain('2 > 1')
  })

  it.each([
    '',
    '[]',
    '{',
    '{"format":"other","version":1}',
    pack('none'),
    pack([{ sectionId: 'plan', change: { kind: 'wording', from: '', to: '' } }]),
  ])(
    // prettier-ignore
    'that can’t be read is told: %s',
    (text) => {
      expect(() => importRules(memoryBench().deps, { text })).toThrow(AppFailure)
    },
  )
})
