import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { interruptRunningDrafts, readDraft } from '../store/drafts.ts'
import { appendStatement } from '../store/statements.ts'
import { addDraft, addNote, addRunningDraft, memoryStore, newDraftId, recordText, sections } from '../store/storeFixture.ts'
import { appendStreamText } from '../store/streamTexts.ts'
import { keepStoppedDraft } from './keepStoppedDraft.ts'
import { saveDraft } from './saveDraft.ts'

const now = () => 8_000

function interrupted() {
  const store = memoryStore()
  const draftId = addRunningDraft(store, addNote(store))
  for (const statement of sections[0]?.statements ?? []) appendStatement(store, { draftId, sectionId: 'complaint', statement, at: 2_000 })
  appendStreamText(store, { draftId, sectionId: 'diagnosis', text: '心力', at: 2_001 })
  interruptRunningDrafts(store, 3_000)
  return { store, draftId }
}

test('a stopped draft becomes version 1 by the physician, and only the cut sentence changes its kind', () => {
  const { store, draftId } = interrupted()
  const kept = keepStoppedDraft({ store, now }, { draftId })
  expect(kept).toMatchObject({ phase: 'drafted', version: 1, author: 'physician', failure: null })
  const start = recordText.indexOf('心力')
  expect(kept.sections).toEqual([
    sections[0],
    {
      id: 'diagnosis',
      heading: '诊断结论',
      text: '心力',
      statements: [{ text: '心力', kind: 'edited', evidence: [{ start, end: start + 2, text: '心力' }] }],
    },
  ])
  expect(readDraft(store, draftId)).toEqual(kept)
})

test('it can be edited from there', () => {
  const { store, draftId } = interrupted()
  keepStoppedDraft({ store, now }, { draftId })
  expect(saveDraft({ store, now }, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '心力衰竭。' }] }).version).toBe(2)
})

test('only a stopped draft can be taken over, once', () => {
  const { store, draftId } = interrupted()
  const keep = (id: typeof draftId) => () => keepStoppedDraft({ store, now }, { draftId: id })
  keep(draftId)()
  expect(keep(draftId)).toThrow(new AppFailure('draft-outdated'))
  expect(keep(addDraft(store, addNote(store)))).toThrow(new AppFailure('draft-outdated'))
  expect(keep(addRunningDraft(store, addNote(store)))).toThrow(new AppFailure('draft-running'))
  expect(keep(newDraftId())).toThrow(new AppFailure('draft-not-found'))
})
