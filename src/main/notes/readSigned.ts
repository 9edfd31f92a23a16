import { AppFailure } from '../../shared/errors.ts'
import type { NoteId } from '../../shared/note.ts'
import { newestDraftOf } from '../store/drafts.ts'
import { readNoteSummary } from '../store/notes.ts'
import type { ReadableStore } from '../store/openStore.ts'
import { readSignature, type Signature } from '../store/signatures.ts'

/**
 * The signature with the sections as they were signed, the only text that leaves this machine. Throws `note-not-found`, and `note-not-signed` also when a newer
 * draft waits for its signature: the older text is no longer the physician's last word.
 */
export function readSigned(store: ReadableStore, noteId: NoteId): Signature {
  readNoteSummary(store, noteId)
  const draftId = newestDraftOf(store, noteId)
  const signature = draftId === undefined ? undefined : readSignature(store, draftId)
  if (!signature) throw new AppFailure('note-not-signed')
  return signature
}
