import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import type { HistoryEntry, NoteId } from '../../shared/note.ts'
import { endDraft, readDraft } from '../store/drafts.ts'
import { readNoteSummary } from '../store/notes.ts'
import type { WritableStore } from '../store/openStore.ts'
import { appendSignature } from '../store/signatures.ts'
import { addDraft, addNote, addRunningDraft, memoryStore, newDraftId, sections } from '../store/storeFixture.ts'
import { readHistory, readVersion } from './readHistory.ts'
import { readSigned } from './readSigned.ts'
import { restoreVersion } from './restoreVersion.ts'
import { saveDraft } from './saveDraft.ts'

const now = () => 8_000
const edited = [{ id: 'diagnosis', text: '心力衰竭，心功能待评。' }]

function editedDraft() {
  const store = memoryStore()
  const noteId = addNote(store)
  const draftId = addDraft(store, noteId)
  saveDraft({ store, now }, { draftId, baseVersion: 1, sections: edited, kind: 'repair' })
  return { store, noteId, draftId }
}

const linesOf = (store: WritableStore, noteId: NoteId) =>
  readHistory({ store }, { noteId }).map(({ draftNumber, version, kind, author }: HistoryEntry) => [draftNumber, version, kind, author])

test('a restored text is one more version, and every one before it is still there', () => {
  const { store, noteId, draftId } = editedDraft()
  const from = { draftId, version: 1 }
  const draft = restoreVersion({ store, now }, { noteId, from, baseVersion: 2, newDraftId: newDraftId() })
  expect(draft).toMatchObject({ id: draftId, phase: 'drafted', version: 3, author: 'physician', sections })
  expect(linesOf(store, noteId)).toEqual([
    [1, 1, 'model', 'model'],
    [1, 2, 'repair', 'physician'],
    [1, 3, 'restored', 'physician'],
  ])
  expect(readHistory({ store }, { noteId }).at(-1)).toMatchObject({ restoredFrom: from, at: 8_000, characters: 21 })
  expect(readVersion({ store }, { draftId, version: 2 })[1]).toEqual({ id: 'diagnosis', heading: '诊断结论', text: edited[0]?.text })
})

test('a signed text stays signed: what is restored is an amended draft, to be signed before it is copied', () => {
  const { store, noteId, draftId } = editedDraft()
  appendSignature(store, { noteId, draftId, version: 2, sections: readDraft(store, draftId).sections, at: 7_000 })
  const amended = newDraftId()
  const draft = restoreVersion({ store, now }, { noteId, from: { draftId, version: 1 }, baseVersion: 2, newDraftId: amended })
  expect(draft).toMatchObject({ id: amended, phase: 'drafted', version: 1, author: 'physician', sections })
  expect(readDraft(store, draftId).phase).toBe('signed')
  expect(readNoteSummary(store, noteId).phase).toBe('drafted')
  expect(() => readSigned(store, noteId)).toThrow(new AppFailure('note-not-signed'))
  expect(linesOf(store, noteId)).toEqual([
    [1, 1, 'model', 'model'],
    [1, 2, 'repair', 'physician'],
    [1, 2, 'signed', 'physician'],
    [2, 1, 'restored', 'physician'],
  ])
})

test('beside a draft that stopped, the text of an earlier one comes back as a draft of its own; what it held when it stopped can too', () => {
  const { store, noteId, draftId } = editedDraft()
  const stopped = addRunningDraft(store, noteId)
  const half = sections.map((section) => ({ ...section, statements: section.statements.map((one) => ({ ...one, evidence: [] })) }))
  const outcome = { phase: 'stopped', failure: null, coverage: null, timing: null, model: null, rejections: [] } as const
  endDraft(store, { draftId: stopped, sections: half, at: 7_500, ...outcome })
  const input = { noteId, baseVersion: 0, newDraftId: newDraftId() }
  expect(restoreVersion({ store, now }, { ...input, from: { draftId, version: 2 } })).toMatchObject({ phase: 'drafted', version: 1 })

  const again = restoreVersion({ store, now }, { noteId, from: { draftId: stopped, version: 0 }, baseVersion: 1, newDraftId: newDraftId() })
  expect(again).toMatchObject({ id: input.newDraftId, version: 2 })
  // nothing was held against the record when it stopped: each sentence has looked for its evidence now
  expect(again.sections[0]?.statements.every(({ evidence }) => evidence.length > 0)).toBe(true)
})

test('what can not be restored is told, and changes nothing', () => {
  const { store, noteId, draftId } = editedDraft()
  const other = addNote(store, 2_000)
  const before = readHistory({ store }, { noteId })
  const restore = (change: Partial<Parameters<typeof restoreVersion>[1]>) => () =>
    restoreVersion({ store, now }, { noteId, from: { draftId, version: 1 }, baseVersion: 2, newDraftId: newDraftId(), ...change })
  expect(restore({ baseVersion: 1 })).toThrow(new AppFailure('draft-outdated'))
  expect(restore({ from: { draftId, version: 9 } })).toThrow(new AppFailure('version-not-found'))
  expect(restore({ from: { draftId, version: 0 } })).toThrow(new AppFailure('version-not-found'))
  expect(restore({ from: { draftId: newDraftId(), version: 1 } })).toThrow(new AppFailure('draft-not-found'))
  expect(restore({ noteId: other })).toThrow(new AppFailure('draft-not-found'))
  expect(readHistory({ store }, { noteId })).toEqual(before)
  addRunningDraft(store, noteId)
  expect(restore({ baseVersion: 0 })).toThrow(new AppFailure('draft-running'))
})
