import { expect, test, vi } from 'vitest'
import type { Guard } from '../../shared/guard/guard.ts'
import { AppFailure } from '../../shared/errors.ts'
import { reviewSchema } from '../../shared/review.ts'
import { guard } from '../resources/guardFixture.ts'
import { readDraft } from '../store/drafts.ts'
import { addDraft, addNote, memoryStore, newDraftId, recordText } from '../store/storeFixture.ts'
import { checkDraft } from './checkDraft.ts'
import { saveDraft } from './saveDraft.ts'
import { ReadRecords } from './reviewDraft.ts'

const readRecords = new ReadRecords(guard)

function drafted() {
  const store = memoryStore()
  const noteId = addNote(store)
  return { store, noteId, draftId: addDraft(store, noteId), guard, readRecords }
}

test('the text on the screen is checked, not the saved one, and nothing is written', () => {
  const deps = drafted()
  const before = readDraft(deps.store, deps.draftId)
  const text = '伴双下肢浮肿。反复胸闷气促3月。'
  const review = checkDraft(deps, { draftId: deps.draftId, sections: [{ id: 'complaint', text }] })
  expect(reviewSchema.parse(review)).toEqual(review)
  const [red] = review.findings.filter(({ severity }) => severity === 'red')
  expect(red).toMatchObject({
    section: 'complaint',
    span: { start: 13, end: 15 },
    passage: { text: '反复胸闷气促3月。', start: 6, end: 8 },
    override: null,
  })
  expect(red?.evidence.map(({ start, end }) => recordText.slice(start, end))).toContain('3天')
  expect(readDraft(deps.store, deps.draftId)).toEqual(before)
})

test('a text is checked as it would be saved: its passages are those of the saved text', () => {
  const deps = drafted()
  const text = '反复胸闷气促3月\0\ud83d。'
  const passages = (sections: { id: string; text: string }[]) =>
    checkDraft(deps, { draftId: deps.draftId, sections }).findings.map(({ passage }) => passage)
  const typed = passages([{ id: 'complaint', text }])
  saveDraft({ store: deps.store, now: () => 8_000 }, { draftId: deps.draftId, baseVersion: 1, sections: [{ id: 'complaint', text }] })
  expect(typed).toEqual(passages([]))
  expect(typed[0]?.text).toBe('反复胸闷气促3月␀\ufffd。')
})

test('a draft in the words of its record has nothing red', () => {
  const deps = drafted()
  expect(checkDraft(deps, { draftId: deps.draftId, sections: [] }).findings.filter(({ severity }) => severity === 'red')).toEqual([])
})

test('what the record holds and the draft lacks is named with its kind and the section that it belongs to', () => {
  const store = memoryStore()
  const noteId = addNote(store, 1_000, '主诉：反复胸闷气促3天。\n既往史：青霉素过敏。\n诊断：心力衰竭。\n')
  const draftId = addDraft(store, noteId)
  const { omissions } = checkDraft({ store, guard, readRecords }, { draftId, sections: [{ id: 'diagnosis', text: '未见异常。' }] })
  expect(omissions.map(({ kind, section, evidence }) => [kind, section, evidence[0]?.text])).toEqual([
    ['allergy', 'complaint', '青霉素过敏。'],
    ['diagnosis', 'diagnosis', '心力衰竭。'],
  ])
  // the heading does not come along, and what is there stays
  expect(omissions[1]?.repairs).toMatchObject([{ kind: 'quote', start: 5, end: 5, text: '心力衰竭。' }])
})

test('a record is read once for all checks of its draft', () => {
  const { store, draftId } = drafted()
  const readRecord = vi.fn<Guard['readRecord']>((text) => guard.readRecord(text))
  const counting = { ...guard, readRecord }
  const deps = { store, guard: counting, readRecords: new ReadRecords(counting) }
  for (const text of ['胸闷。', '气促。', '浮肿。']) checkDraft(deps, { draftId, sections: [{ id: 'complaint', text }] })
  expect(readRecord).toHaveBeenCalledTimes(1)
  const other = addDraft(store, addNote(store, 2_000, '主诉：头痛2周。'))
  checkDraft(deps, { draftId: other, sections: [] })
  checkDraft(deps, { draftId, sections: [] })
  expect(readRecord.mock.calls.map(([text]) => text)).toEqual([recordText, '主诉：头痛2周。'])
})

test('an unknown draft is told', () => {
  expect(() => checkDraft(drafted(), { draftId: newDraftId(), sections: [] })).toThrow(new AppFailure('draft-not-found'))
})
