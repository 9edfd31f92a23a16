import { expect, test } from 'vitest'
import { addDraft, addNote, memoryStore } from '../store/storeFixture.ts'
import { stampWith } from '../store/versions.ts'
import { readHistory } from './readHistory.ts'
import { saveDraft } from './saveDraft.ts'

test('the first entry of each draft says what it was made with; one from before there was a stamp says what it knows', () => {
  const store = memoryStore()
  const noteId = addNote(store)
  const draftId = addDraft(store, noteId)
  saveDraft(
    { store, now: () => 8_000 },
    { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '心力衰竭。待查。' }], kind: 'edit' },
  )
  const versions = { application: '0.1.0', bundles: { dictionaries: '2026.11' } }
  stampWith(store, versions)
  addDraft(store, noteId)
  const made = { model: null, templateId: 'outpatient', templateVersion: null }
  expect(readHistory({ store }, { noteId }).map(({ draftNumber, version, provenance }) => [draftNumber, version, provenance])).toEqual([
    [1, 1, { ...made, versions: null }],
    [1, 2, undefined],
    [2, 1, { ...made, versions }],
  ])
})
