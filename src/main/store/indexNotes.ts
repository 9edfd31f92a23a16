import { z } from 'zod'
import { draftIdSchema, type NoteId } from '../../shared/note.ts'
import { newestDraftOf, readDraft } from './drafts.ts'
import { readRecordVersion } from './recordVersions.ts'
import { indexDraft, indexRecord, indexSignature, unindexedNotes } from './searchTexts.ts'
import { readSignature } from './signatures.ts'
import { first } from './sql.ts'
import type { WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

/** Puts up to `limit` notes of a file that is older than the index into it; true when none is left. */
export function indexNotes(store: WritableStore, limit: number): boolean {
  return transaction(store, () => {
    const noteIds = unindexedNotes(store, limit)
    for (const noteId of noteIds) indexNote(store, noteId)
    return noteIds.length < limit
  })
}

function indexNote(store: WritableStore, noteId: NoteId): void {
  indexRecord(store, noteId, readRecordVersion(store, noteId).text)
  const newest = newestDraftOf(store, noteId)
  const draft = newest === undefined ? undefined : readDraft(store, newest)
  if (draft && draft.phase !== 'generating') indexDraft(store, draft.id, draft.sections)
  const row = z.object({ draft_id: draftIdSchema })
  const signed = first(store, row, 'SELECT draft_id FROM signatures WHERE note_id = @noteId ORDER BY number DESC LIMIT 1', { noteId })
  const signature = signed && readSignature(store, signed.draft_id)
  if (signature) indexSignature(store, noteId, signature.draftId, signature.sections)
}
