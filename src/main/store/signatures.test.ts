import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { appendSignature, readSignature } from './signatures.ts'
import { connectionOf } from './store.ts'
import { addDraft, addNote, memoryStore, newDraftId, sections } from './storeFixture.ts'

function signed() {
  const store = memoryStore()
  const noteId = addNote(store)
  const draftId = addDraft(store, noteId)
  appendSignature(store, { noteId, draftId, version: 1, sections, at: 5_000 })
  return { store, noteId, draftId }
}

test('a signature holds the text as it was signed', () => {
  const { store, draftId } = signed()
  expect(readSignature(store, draftId)).toEqual({
    draftId,
    version: 1,
    at: 5_000,
    sections,
    by: { id: 'owner', name: '', role: 'physician' },
  })
})

test('a draft without a signature has none', () => {
  expect(readSignature(memoryStore(), newDraftId())).toBeUndefined()
})

test('a draft is signed once', () => {
  const { store, noteId, draftId } = signed()
  expect(() => appendSignature(store, { noteId, draftId, version: 1, sections, at: 6_000 })).toThrow('UNIQUE')
})

test('only a version that exists can be signed', () => {
  const store = memoryStore()
  const noteId = addNote(store)
  const draftId = addDraft(store, noteId)
  expect(() => appendSignature(store, { noteId, draftId, version: 2, sections, at: 5_000 })).toThrow('FOREIGN KEY')
})

test('a signed text that was changed behind the program is not given out', () => {
  const { store, draftId } = signed()
  const { database } = connectionOf(store)
  database.exec('DROP TRIGGER signatures_are_not_changed')
  database.exec(`UPDATE signatures SET sections_json = replace(sections_json, '3天', '4天')`)
  expect(() => readSignature(store, draftId)).toThrow(new AppFailure('store-unreadable', { reason: 'signature' }))
})
