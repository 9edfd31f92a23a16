import { expect, test, vi } from 'vitest'
import { indexRecord } from '../../shared/guard/recordIndex.ts'
import type { DraftSection } from '../../shared/note.ts'
import { recordText, sections } from '../store/storeFixture.ts'
import { lazyIndex, restate } from './restate.ts'

const complaint = sections[0] as DraftSection
const index = lazyIndex(() => recordText)
const [first, second] = complaint.statements

test('a section with the same text is the same section', () => {
  expect(restate(complaint, complaint.text, index)).toBe(complaint)
})

test('a sentence that stays keeps its kind and evidence, also in another place', () => {
  expect(restate(complaint, '伴双下肢浮肿。\n反复胸闷气促3天。', index)).toEqual({
    id: 'complaint',
    heading: '主诉',
    text: '伴双下肢浮肿。\n反复胸闷气促3天。',
    statements: [second, first],
  })
})

test('a changed sentence is the physician’s, with the evidence that the record has', () => {
  const { statements } = restate(complaint, '反复胸闷气促3天。3天前着凉，双下肢浮肿。', index)
  expect(statements[0]).toEqual(first)
  expect(statements[1]).toMatchObject({ text: '3天前着凉，双下肢浮肿。', kind: 'edited' })
  expect(statements[1]?.evidence.map(({ start, end }) => recordText.slice(start, end))).toEqual(['3天前', '双下肢浮肿'])
})

test('a sentence that the record holds word for word is a quotation, whatever mark ends it there', () => {
  const { statements } = restate(complaint, '3天前受凉后出现胸闷。3天前受凉后胸闷。', index)
  expect(statements.map(({ kind }) => kind)).toEqual(['quoted', 'edited'])
  expect(statements[0]?.evidence.map(({ start, end, text }) => [recordText.slice(start, end), text])).toEqual([
    ['3天前受凉后出现胸闷', '3天前受凉后出现胸闷'],
  ])
})

test('a sentence that the record does not hold has no evidence', () => {
  expect(restate(complaint, 'Zebra quokka.', index).statements).toEqual([{ text: 'Zebra quokka.', kind: 'edited', evidence: [] }])
})

test('each sentence of a statement of two keeps that statement’s evidence', () => {
  const pair = { ...complaint, statements: [{ text: complaint.text, kind: 'quoted' as const, evidence: first?.evidence ?? [] }] }
  expect(restate(pair, '伴双下肢浮肿。', index).statements).toEqual([{ text: '伴双下肢浮肿。', kind: 'quoted', evidence: first?.evidence }])
})

test('an emptied section has no statements', () => {
  expect(restate(complaint, '', index)).toEqual({ id: 'complaint', heading: '主诉', text: '', statements: [] })
})

test('the record is read once, and only for a changed sentence', () => {
  const readText = vi.fn(() => recordText)
  const lazy = lazyIndex(readText)
  restate(complaint, '伴双下肢浮肿。', lazy)
  expect(readText).toHaveBeenCalledTimes(0)
  restate(complaint, '受凉。浮肿。', lazy)
  expect(readText).toHaveBeenCalledTimes(1)
  expect(lazy().sentences).toEqual(indexRecord(recordText).sentences)
})

test('what a rule had made of a statement is the model’s again once its words are put back, and elsewhere both forms stay', () => {
  const rewrite = { from: '多次胸闷气促3天。', rules: [] }
  const ruled: DraftSection = { ...complaint, statements: complaint.statements.map((one, at) => (at === 0 ? { ...one, rewrite } : one)) }
  const { statements } = restate(ruled, '多次胸闷气促3天。\n伴双下肢浮肿。', index)
  expect(statements).toEqual([{ ...first, text: rewrite.from }, second])
  const kept = restate(ruled, `${ruled.text}已查。`, index)
  expect(kept.statements[0]).toEqual({ ...first, rewrite })
})
