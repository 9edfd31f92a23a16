import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { interruptRunningDrafts, readDraft } from '../store/drafts.ts'
import { readNoteSummary } from '../store/notes.ts'
import { addDraft, addNote, addRunningDraft, memoryStore, newDraftId, newNoteId, sections } from '../store/storeFixture.ts'
import { readSignature } from '../store/signatures.ts'
import { saveDraft } from './saveDraft.ts'
import { signNote } from './signNote.ts'

const now = () => 8_000

function drafted() {
  const store = memoryStore()
  const noteId = addNote(store)
  return { store, noteId, draftId: addDraft(store, noteId) }
}

test('signing freezes the newest version', () => {
  const { store, noteId, draftId } = drafted()
  const { sections: edited } = saveDraft(
    { store, now },
    { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '心力衰竭（待查）。' }] },
  )
  const signed = signNote({ store, now }, { noteId, draftId, version: 2 })
  expect(signed).toMatchObject({ phase: 'signed', version: 2, signedAt: 8_000, sections: edited })
  expect([readDraft(store, draftId), readNoteSummary(store, noteId).phase]).toEqual([signed, 'signed'])
  expect(readSignature(store, draftId)).toEqual({ draftId, version: 2, at: 8_000, sections: edited })
})

test('a version that is not the newest is not what the physician saw', () => {
  const { store, noteId, draftId } = drafted()
  saveDraft({ store, now }, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '别的。' }] })
  for (const version of [1, 3])
    expect(() => signNote({ store, now }, { noteId, draftId, version })).toThrow(new AppFailure('draft-outdated'))
  expect(readSignature(store, draftId)).toBeUndefined()
})

test('a draft that a newer one follows is not signed', () => {
  const { store, noteId, draftId } = drafted()
  addDraft(store, noteId)
  expect(() => signNote({ store, now }, { noteId, draftId, version: 1 })).toThrow(new AppFailure('draft-outdated'))
})

test('an empty section is named', () => {
  const { store, noteId, draftId } = drafted()
  saveDraft({ store, now }, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: ' \n　' }] })
  expect(() => signNote({ store, now }, { noteId, draftId, version: 2 })).toThrow(new AppFailure('section-empty', { heading: '诊断结论' }))
})

test('only a draft that is drafted is signed, once', () => {
  const { store, noteId, draftId } = drafted()
  signNote({ store, now }, { noteId, draftId, version: 1 })
  expect(() => signNote({ store, now }, { noteId, draftId, version: 1 })).toThrow(new AppFailure('note-signed'))
  const next = addRunningDraft(store, noteId)
  expect(() => signNote({ store, now }, { noteId, draftId: next, version: 1 })).toThrow(new AppFailure('draft-running'))
  interruptRunningDrafts(store, 7_000)
  expect(() => signNote({ store, now }, { noteId, draftId: next, version: 1 })).toThrow(new AppFailure('note-not-drafted'))
  expect(readSignature(store, draftId)?.sections).toEqual(sections)
})

test('an unknown note or draft, or a draft of another note, is told', () => {
  const { store, noteId, draftId } = drafted()
  expect(() => signNote({ store, now }, { noteId: newNoteId(), draftId, version: 1 })).toThrow(new AppFailure('note-not-found'))
  expect(() => signNote({ store, now }, { noteId, draftId: newDraftId(), version: 1 })).toThrow(new AppFailure('draft-not-found'))
  expect(() => signNote({ store, now }, { noteId: addNote(store), draftId, version: 1 })).toThrow(new AppFailure('draft-not-found'))
})
