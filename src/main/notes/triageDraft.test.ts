import { expect, test } from 'vitest'
import { guard } from '../resources/guardFixture.ts'
import { readNoteSummary } from '../store/notes.ts'
import { addDraft, addNote, addRunningDraft, memoryStore } from '../store/storeFixture.ts'
import { reviewDraft, ReadRecords } from './reviewDraft.ts'
import { overrideFinding } from './overrideFinding.ts'
import { saveDraft } from './saveDraft.ts'
import { triageDraft } from './triageDraft.ts'

function bench() {
  const store = memoryStore()
  const noteId = addNote(store)
  const deps = { store, guard, readRecords: new ReadRecords(guard), now: () => 8_000 }
  const toCheck = () => readNoteSummary(store, noteId).toCheck
  return { store, noteId, deps, toCheck }
}

test('nothing is known of a draft before it is checked, and of one that is being written', () => {
  const { store, noteId, deps, toCheck } = bench()
  addDraft(store, noteId)
  expect(toCheck()).toBeNull()
  triageDraft(deps, addRunningDraft(store, noteId))
  expect(toCheck()).toBeNull()
})

test('what is open in the saved text is counted, and a new version is unknown until it is checked', () => {
  const { store, noteId, deps, toCheck } = bench()
  const draftId = addDraft(store, noteId)
  triageDraft(deps, draftId)
  const before = toCheck()
  saveDraft(deps, { draftId, baseVersion: 1, sections: [{ id: 'complaint', text: '反复胸闷气促9天。' }] })
  expect(toCheck()).toBeNull()
  triageDraft(deps, draftId)
  expect([before?.reds, toCheck()?.reds]).toEqual([0, 1])
})

test('a finding that is kept with a reason needs no eyes any more', () => {
  const { store, noteId, deps, toCheck } = bench()
  const draftId = addDraft(store, noteId)
  saveDraft(deps, { draftId, baseVersion: 1, sections: [{ id: 'complaint', text: '反复胸闷气促9天。' }] })
  const sections = [{ id: 'complaint', text: '反复胸闷气促9天。' }]
  const red = reviewDraft(deps, draftId, sections).findings.find(({ severity }) => severity === 'red')
  if (!red) throw new Error('the guard finds nothing')
  overrideFinding(deps, { draftId, version: 2, sectionId: 'complaint', rule: red.rule, passage: red.passage, reason: '家属补充' })
  triageDraft(deps, draftId)
  expect(toCheck()?.reds).toBe(0)
})
