import { AppFailure } from '../../shared/errors.ts'
import type { DraftId, DraftView, Statement } from '../../shared/note.ts'
import { supportOf } from '../../shared/guard/support.ts'
import { readDraft, readDraftRow } from '../store/drafts.ts'
import { appendDraftVersion } from '../store/draftVersions.ts'
import type { WritableStore } from '../store/openStore.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import { transaction } from '../store/transaction.ts'
import { lazyIndex } from './restate.ts'

export type KeepStoppedDraftDeps = { readonly store: WritableStore; readonly now: () => number }

/**
 * Takes a stopped draft over as the physician's own text, to go on by hand. What had settled stays as it was; the sentence that was cut off,
 * which nothing has held against the record, is from now on the physician's.
 * Throws `draft-not-found`, `draft-running`, `note-signed`, `draft-outdated` when it was taken over before.
 */
export function keepStoppedDraft({ store, now }: KeepStoppedDraftDeps, { draftId }: { readonly draftId: DraftId }): DraftView {
  return transaction(store, () => {
    const draft = readDraft(store, draftId)
    if (draft.phase === 'generating') throw new AppFailure('draft-running')
    if (draft.phase === 'signed') throw new AppFailure('note-signed')
    if (draft.phase === 'drafted') throw new AppFailure('draft-outdated')
    const { noteId, recordVersion } = readDraftRow(store, draftId)
    const index = lazyIndex(() => readRecordVersion(store, noteId, recordVersion).text)
    const takenOver = (statement: Statement): Statement =>
      statement.kind === 'record' && statement.evidence.length === 0
        ? { ...statement, kind: 'edited', evidence: supportOf(index(), statement.text).evidence }
        : statement
    const sections = draft.sections.map((section) => ({ ...section, statements: section.statements.map(takenOver) }))
    appendDraftVersion(store, { draftId, version: 1, author: 'physician', kind: 'kept', at: now(), sections })
    return readDraft(store, draftId)
  })
}
