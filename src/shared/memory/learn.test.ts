import { describe, expect, it } from 'vitest'
import type { Change } from './change.ts'
import { consolidate } from './consolidate.ts'
import type { Observation } from './correction.ts'
import { keptChanges, learn } from './learn.ts'
import { lexicon } from '../../main/resources/lexiconFixture.ts'
import { ruleIdSchema, type MemoryRule } from './rule.ts'
import { styleLinesFor } from './styleLines.ts'

const term: Change = { kind: 'term', from: '心衰', to: '心力衰竭' }
const wording: Change = { kind: 'wording', from: '患者', to: '' }
let number = 0
const seen = (noteId: string, change: Change | null, more: Partial<Observation> = {}): Observation => ({
  number: ++number,
  noteId,
  sectionId: 'plan',
  type: change?.kind === 'term' ? 'terminology' : 'style',
  change,
  isKept: false,
  ...more,
})
const ruleOf = (change: Change, more: Partial<MemoryRule> = {}): MemoryRule => ({
  id: ruleIdSchema.parse(`00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`),
  sectionId: 'plan',
  type: 'style',
  change,
  origin: 'learned',
  examples: [],
  state: 'approved',
  reason: null,
  uses: 0,
  at: 0,
  ...more,
})
const proposed = (observations: readonly Observation[], rules: readonly MemoryRule[] = []) =>
  learn(observations, rules, lexicon).map(({ sectionId, change }) => [sectionId, change])

describe('a rule is proposed', () => {
  it('after two like edits from two notes, not from one note', () => {
    expect(proposed([seen('a', term)])).toEqual([])
    expect(proposed([seen('a', term), seen('a', term)])).toEqual([])
    expect(proposed([seen('a', term), seen('b', term)])).toEqual([['plan', term]])
  })

  it('with the edits that led to it', () => {
    const [first, second] = [seen('a', wording), seen('b', wording)]
    expect(learn([first, second, seen('c', term)], [], lexicon)).toEqual([
      { sectionId: 'plan', change: wording, type: 'style', examples: [first.number, second.number] },
    ])
  })

  it('for a name from whatever sections, for wording from its own', () => {
    const elsewhere = { sectionId: 'diagnosis' }
    expect(proposed([seen('a', term), seen('b', term, elsewhere)])).toEqual([
      ['plan', term],
      ['diagnosis', term],
    ])
    expect(proposed([seen('a', wording), seen('b', wording, elsewhere)])).toEqual([])
  })

  it('not where the physician let it stand as often', () => {
    const kept = { isKept: true }
    expect(proposed([seen('a', wording), seen('b', wording), seen('c', wording, kept)])).toHaveLength(1)
    expect(proposed([seen('a', wording), seen('b', wording), seen('c', wording, kept), seen('d', wording, kept)])).toEqual([])
  })

  it('not from what the physician calls a fact, and never again once it was a rule', () => {
    expect(proposed([seen('a', wording, { type: 'fact' }), seen('b', wording, { type: 'fact' })])).toEqual([])
    for (const state of ['proposed', 'approved', 'off', 'rolled-back', 'suspended'] as const)
      expect(proposed([seen('a', wording), seen('b', wording)], [ruleOf(wording, { state })])).toEqual([])
  })

  it('never from a change that carries a fact, whatever it was called', () => {
    const drug: Change = { kind: 'term', from: '阿司匹林', to: '氯吡格雷' }
    expect(proposed([seen('a', drug), seen('b', drug), seen('c', drug)])).toEqual([])
  })
})

it('a change is let stand where most of its places are as the model wrote them', () => {
  const edit = { type: 'style', change: wording, before: '', after: '' } as const
  expect(keptChanges([wording], ['患者胸闷，', '患者气促。'], [], lexicon)).toEqual([wording])
  expect(keptChanges([wording], ['患者胸闷，', '患者气促。'], [edit, edit], lexicon)).toEqual([])
  expect(keptChanges([wording], ['胸闷。'], [], lexicon)).toEqual([])
})

describe('approving puts rules in order', () => {
  const ab = ruleOf({ kind: 'wording', from: '给予', to: '予以' })
  const bc = ruleOf({ kind: 'wording', from: '予以', to: '予' })

  it('of A → B and B → C there is A → C and B → C, whichever came first', () => {
    const through = { change: { kind: 'wording', from: '给予', to: '予' }, examples: [] }
    expect(consolidate(bc, [ab], lexicon)).toEqual({ off: [ab.id], added: [through] })
    expect(consolidate(ab, [bc], lexicon)).toEqual({ off: [ab.id], added: [through] })
  })

  it('of two ways for one word, and of a way and its reverse, the new one stays', () => {
    const ac = ruleOf({ kind: 'wording', from: '给予', to: '予' })
    const ba = ruleOf({ kind: 'wording', from: '予以', to: '给予' })
    expect(consolidate(ac, [ab], lexicon)).toEqual({ off: [ab.id], added: [] })
    expect(consolidate(ba, [ab], lexicon)).toEqual({ off: [ab.id], added: [] })
  })

  it('two orders that exclude one another do not stand together; other sections are left alone', () => {
    const [one, other] = [ruleOf({ kind: 'order', first: 'route', then: 'dose' }), ruleOf({ kind: 'order', first: 'dose', then: 'route' })]
    expect(consolidate(other, [one], lexicon).off).toEqual([one.id])
    expect(consolidate(other, [{ ...one, sectionId: 'diagnosis' }], lexicon).off).toEqual([])
  })
})

it('a section is asked for its own style only, in three short lines at most', () => {
  const sequence = (first: 'drug' | 'exam' | 'procedure' | 'lifestyle', sectionId = 'plan') =>
    ruleOf({ kind: 'sequence', first, then: 'follow-up' }, { sectionId })
  const rules = [
    sequence('drug'),
    sequence('exam'),
    sequence('procedure'),
    sequence('lifestyle'),
    sequence('exam', 'diagnosis'),
    ruleOf(wording),
  ]
  expect(styleLinesFor('plan', rules, 'zh')).toHaveLength(3)
  expect(styleLinesFor('diagnosis', rules, 'zh')).toEqual(['先写检查，后写随访。'])
  expect(styleLinesFor('diagnosis', rules, 'en')).toEqual(['Write tests before follow-up.'])
  expect(styleLinesFor('complaint', rules, 'zh')).toEqual([])
})
