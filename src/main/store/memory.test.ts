import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Change } from '../../shared/memory/change.ts'
import { ruleIdSchema } from '../../shared/memory/rule.ts'
import { appendCorrectionRule, readCorrectionRule, readCorrectionRules } from './correctionRules.ts'
import { appendCorrection, hasCorrections, readCorrection, readCorrections, readCorrectionsOfDraft } from './corrections.ts'
import { appendRuleEvent } from './ruleEvents.ts'
import { addDraft, addNote, memoryStore } from './storeFixture.ts'

const change: Change = { kind: 'term', from: '心衰', to: '心力衰竭' }

function drafted() {
  const store = memoryStore()
  const noteId = addNote(store)
  const draftId = addDraft(store, noteId)
  const correct = (physician: string, before: string, replaces?: number, type: 'terminology' | 'fact' = 'terminology') => {
    const plain = { noteId, draftId, sectionId: 'diagnosis', at: 3_000, change, after: '心力衰竭', isKept: false }
    appendCorrection(store, { ...plain, physician, before, replaces, type })
  }
  const rule = (physician: string) => {
    const id = ruleIdSchema.parse(randomUUID())
    appendCorrectionRule(store, {
      id,
      physician,
      sectionId: 'diagnosis',
      type: 'terminology',
      change,
      origin: 'learned',
      examples: [1],
      at: 4_000,
    })
    appendRuleEvent(store, { ruleId: id, kind: 'proposed', at: 4_000 })
    return id
  }
  return { store, noteId, draftId, correct, rule }
}

test('a correction comes back as it was given, to its physician alone', () => {
  const { store, noteId, draftId, correct } = drafted()
  expect(hasCorrections(store, draftId)).toBe(false)
  correct('甲', '心衰\ud83d')
  const kept = {
    number: 1,
    noteId,
    draftId,
    sectionId: 'diagnosis',
    at: 3_000,
    type: 'terminology',
    change,
    before: '心衰\ud83d',
    after: '心力衰竭',
    isKept: false,
  }
  expect(readCorrections(store, '甲')).toEqual([kept])
  expect(readCorrectionsOfDraft(store, '甲', draftId)).toEqual([kept])
  expect([readCorrections(store, '乙'), readCorrection(store, '乙', 1)]).toEqual([[], undefined])
  expect(hasCorrections(store, draftId)).toBe(true)
})

test('one that was given another type stands in for the first', () => {
  const { store, correct } = drafted()
  correct('甲', '一')
  correct('甲', '一', 1, 'fact')
  expect(readCorrections(store, '甲').map(({ number, type }) => [number, type])).toEqual([[2, 'fact']])
  expect(readCorrection(store, '甲', 1)).toBeUndefined()
})

test('the last event but a use tells the state of a rule, and uses are counted', () => {
  const { store, draftId, rule } = drafted()
  const id = rule('甲')
  expect(readCorrectionRules(store, '甲')).toMatchObject([{ id, state: 'proposed', uses: 0, change, examples: [1], reason: null }])
  appendRuleEvent(store, { ruleId: id, kind: 'approved', at: 5_000 })
  appendRuleEvent(store, { ruleId: id, kind: 'used', at: 5_001, draftId })
  appendRuleEvent(store, { ruleId: id, kind: 'used', at: 5_002, draftId })
  expect(readCorrectionRule(store, '甲', id)).toMatchObject({ state: 'approved', uses: 2 })
  appendRuleEvent(store, { ruleId: id, kind: 'suspended', at: 5_003, draftId, reason: 'F0' })
  expect(readCorrectionRule(store, '甲', id)).toMatchObject({ state: 'suspended', reason: 'F0' })
})

test('a rule is its physician’s alone', () => {
  const { store, rule } = drafted()
  const id = rule('甲')
  expect([readCorrectionRules(store, '乙'), readCorrectionRule(store, '乙', id)]).toEqual([[], undefined])
})
