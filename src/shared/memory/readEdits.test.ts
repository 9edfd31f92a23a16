import { describe, expect, it, test } from 'vitest'
import type { Change, EditType } from './change.ts'
import { readEdits } from './readEdits.ts'
import { lexicon } from '../../main/resources/lexiconFixture.ts'

const read = (before: string, after: string) => readEdits(before, after, lexicon).edits.map(({ type, change }) => ({ type, change }))

type Case = readonly [string, string, string, EditType, Change | null]
const cases: readonly Case[] = [
  ['a short form written out', '急性前壁心梗。', '急性前壁心肌梗死。', 'terminology', { kind: 'term', from: '心梗', to: '心肌梗死' }],
  ['the other way round', '心房颤动。', '房颤。', 'terminology', { kind: 'term', from: '心房颤动', to: '房颤' }],
  ['a frequency in another form', '阿司匹林100mg qd。', '阿司匹林100mg每日1次。', 'terminology', { kind: 'frequency', form: 'digits' }],
  ['a word of wording', '给予阿司匹林口服。', '予阿司匹林口服。', 'style', { kind: 'wording', from: '给予', to: '予' }],
  ['a word that is dropped', '患者胸闷3天。', '胸闷3天。', 'style', { kind: 'wording', from: '患者', to: '' }],
  ['the order of a prescription', '阿司匹林100mg口服。', '阿司匹林口服100mg。', 'style', { kind: 'order', first: 'route', then: 'dose' }],
  ['a space before a unit', '阿司匹林100 mg口服。', '阿司匹林100mg口服。', 'style', { kind: 'spacing', isSpaced: false }],
  ['a mark between clauses', '高血压病，糖尿病。', '高血压病；糖尿病。', 'style', { kind: 'mark', from: '，', to: '；' }],
  ['a mark inside a list', '高血压病、糖尿病。', '高血压病；糖尿病。', 'style', { kind: 'mark', from: '、', to: '；' }],
  ['advice that is left out', '阿司匹林100mg口服；注意休息。', '阿司匹林100mg口服。', 'style', { kind: 'leave-out', what: 'lifestyle' }],
  ['a doubt that is taken away', '考虑肺部感染。', '肺部感染。', 'certainty', null],
  ['a value', '阿司匹林100mg口服。', '阿司匹林75mg口服。', 'fact', null],
  ['a drug', '阿司匹林100mg口服。', '氯吡格雷100mg口服。', 'fact', null],
  ['another formulation of a drug', '拜新同口服。', '伲福达口服。', 'fact', null],
  ['a formulation that is struck out', '硝苯地平缓释片口服。', '硝苯地平口服。', 'deletion', null],
  ['a denial', '有胸痛。', '无胸痛。', 'fact', null],
  ['what the model left out', '高血压病。', '高血压病；青霉素过敏。', 'omission', null],
  ['a diagnosis that is struck out', '高血压病；糖尿病。', '高血压病。', 'deletion', null],
  ['a prescription that is struck out', '阿司匹林100mg口服；美托洛尔25mg口服。', '阿司匹林100mg口服。', 'deletion', null],
  ['a name', '患者会诊后出院。', '王建国会诊后出院。', 'fact', null],
]

test.each(cases)('%s', (_, before, after, type, change) => {
  expect(read(before, after)).toContainEqual({ type, change })
})

it('sees no rule in an edit of fact, of certainty, of omission or of deletion', () => {
  for (const [, before, after, type] of cases)
    if (type !== 'terminology' && type !== 'style') expect(read(before, after).filter((edit) => edit.change !== null)).toEqual([])
})

describe('a statement with several edits', () => {
  it('gives each its type', () => {
    const edits = read('患者急性心梗；给予阿司匹林100mg口服qd。', '急性心肌梗死；予阿司匹林口服75mg qd。')
    expect(edits.map(({ type }) => type).sort()).toEqual(['fact', 'style', 'style', 'terminology'])
  })

  it('sees clauses that changed places as their kinds in another order', () => {
    expect(read('1周后门诊复查；阿托伐他汀20mg qn。', '阿托伐他汀20mg qn；1周后门诊复查。')).toEqual([
      { type: 'style', change: { kind: 'sequence', first: 'drug', then: 'follow-up' } },
    ])
  })

  it('takes joined clauses for joined, not for lost', () => {
    expect(read('呋塞米20mg静脉注射，每日2次。', '呋塞米20mg静脉注射每日2次。').every(({ type }) => type === 'style')).toBe(true)
  })
})

it('finds nothing where nothing was changed', () => {
  expect(readEdits('胸闷3天。伴气促。', '胸闷3天。伴气促。', lexicon).edits).toEqual([])
})

it('takes any two texts, also empty and odd ones', () => {
  for (const [before, after] of [
    ['', '胸闷。'],
    ['胸闷。', ''],
    ['。；，', '，'],
    ['（', '）'],
    ['a\ud83d', 'b'],
  ] as const)
    // prettier-ignore
    expect(() => readEdits(before, after, lexicon)).not.toThrow()
})
