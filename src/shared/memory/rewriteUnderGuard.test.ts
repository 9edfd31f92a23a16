import { expect, test } from 'vitest'
import { guard } from '../../main/resources/guardFixture.ts'
import type { Guard } from '../guard/guard.ts'
import { lexicon } from '../../main/resources/lexiconFixture.ts'
import { rewriteUnderGuard } from './rewriteUnderGuard.ts'

const record = guard.readRecord('主诉：胸闷3天。\n诊断：慢性心衰。\n计划：予呋塞米片20mg口服qd。\n')
const changes = [
  { id: 'name', change: { kind: 'term', from: '心衰', to: '心力衰竭' } },
  { id: 'word', change: { kind: 'wording', from: '患者', to: '' } },
] as const

test('what stays true is rewritten, and says by which rules', () => {
  expect(rewriteUnderGuard({ guard, record, kind: 'diagnosis', lexicon }, '患者慢性心衰。', changes)).toEqual({
    text: '慢性心力衰竭。',
    used: ['name', 'word'],
    suspended: [],
  })
})

/** A guard that finds one word untrue. */
const strict = (word: string): Guard => ({
  ...guard,
  checkStatement: (_, __, text) =>
    text.includes(word)
      ? [{ rule: 'F0', severity: 'red', section: '', span: { start: 0, end: 1 }, evidence: [], message: { zh: '', en: '' }, repairs: [] }]
      : [],
})

test('a rule that raises a red finding changes nothing and is named; the others still act', () => {
  expect(rewriteUnderGuard({ guard: strict('心力衰竭'), record, kind: 'diagnosis', lexicon }, '患者慢性心衰。', changes)).toEqual({
    text: '慢性心衰。',
    used: ['word'],
    suspended: [{ id: 'name', finding: 'F0' }],
  })
})

test('a finding that was there before is no rule’s fault', () => {
  expect(rewriteUnderGuard({ guard: strict('慢性'), record, kind: 'diagnosis', lexicon }, '患者慢性心衰。', changes).suspended).toEqual([])
})

test('a frequency of what is done is no frequency of a drug', () => {
  const latin = [{ id: 'often', change: { kind: 'frequency', form: 'latin' } }] as const
  const told = guard.readRecord('计划：头孢呋辛0.25g口服，每日2次；隔日1次换药。')
  expect(rewriteUnderGuard({ guard, record: told, kind: 'plan', lexicon }, '头孢呋辛0.25g口服，每日2次；隔日1次换药。', latin).text).toBe(
    '头孢呋辛0.25g口服，bid；隔日1次换药。',
  )
})
