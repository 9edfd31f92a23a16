import { AppFailure } from '../../shared/errors.ts'
import type { DraftId, DraftView, NoteId } from '../../shared/note.ts'
import { actorOf } from '../store/actors.ts'
import { newestDraftOf, readDraft, readDraftRow } from '../store/drafts.ts'
import { appendFirstSignature } from '../store/firstSignatures.ts'
import { readNoteSummary } from '../store/notes.ts'
import type { ReadableStore, WritableStore } from '../store/openStore.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import { appendSignature } from '../store/signatures.ts'
import { transaction } from '../store/transaction.ts'
import { openReds, reviewDraft, type ReviewDeps } from './reviewDraft.ts'

export type SignNoteDeps = ReviewDeps & { readonly store: WritableStore; readonly now: () => number }
export type SignNoteInput = {
  readonly noteId: NoteId
  readonly draftId: DraftId
  /** The version that the physician saw: another one is not what was signed. */
  readonly version: number
}

/**
 * Freezes the text of the note's newest draft, on disk when it returns; nothing changes it from then on. The saved text is held against the
 * record once more, whatever the window believes: a red finding without the physician's reason stops it.
 * An intern's signature comes first only: the draft stays unsigned until a physician's follows.
 * Throws `note-first-signed`, `note-not-found`, `draft-not-found`, `draft-running`, `note-not-drafted`, `note-signed`, `draft-outdated`, `draft-record-exchanged`, `section-empty`, `findings-open`.
 */
export function signNote(deps: SignNoteDeps, { noteId, draftId, version }: SignNoteInput): DraftView {
  const { store, now } = deps
  return transaction(store, () => {
    readNoteSummary(store, noteId)
    if (readDraftRow(store, draftId).noteId !== noteId) throw new AppFailure('draft-not-found')
    const draft = readDraft(store, draftId)
    if (draft.phase === 'generating') throw new AppFailure('draft-running')
    if (draft.phase === 'stopped') throw new AppFailure('note-not-drafted')
    if (draft.phase === 'signed') throw new AppFailure('note-signed')
    if (draft.version !== version || newestDraftOf(store, noteId) !== draftId) throw new AppFailure('draft-outdated')
    refuseExchangedRecord(store, noteId, draftId)
    const empty = draft.sections.find(({ text }) => text.trim() === '')
    if (empty) throw new AppFailure('section-empty', { heading: empty.heading })
    const open = openReds(reviewDraft(deps, draftId, draft.sections))
    if (open.length > 0) throw new AppFailure('findings-open', { count: open.length })
    if (actorOf(store).role === 'intern') {
      if (draft.firstSigned) throw new AppFailure('note-first-signed')
      appendFirstSignature(store, { noteId, draftId, version, at: now() })
      return readDraft(store, draftId)
    }
    appendSignature(store, { noteId, draftId, version, sections: draft.sections, at: now() })
    return readDraft(store, draftId)
  })
}

/** The draft was made from, and held against, one version of the record: another text may be of another day, or of another patient. */
function refuseExchangedRecord(store: ReadableStore, noteId: NoteId, draftId: DraftId): void {
  const { recordVersion } = readDraftRow(store, draftId)
  const newest = readRecordVersion(store, noteId)
  if (newest.version === recordVersion || newest.text === readRecordVersion(store, noteId, recordVersion).text) return
  throw new AppFailure('draft-record-exchanged')
}
