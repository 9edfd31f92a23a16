import { randomUUID } from 'node:crypto'
import type { AppEvent } from '../../shared/contract.ts'
import { AppFailure } from '../../shared/errors.ts'
import { draftIdSchema, type DraftView, type NoteId } from '../../shared/note.ts'
import type { Review } from '../../shared/review.ts'
import { readNote } from '../store/notes.ts'
import { reviewDraft, type ReadRecords } from './reviewDraft.ts'
import { startDraft, type StartDraftDeps } from './startDraft.ts'

export type DraftSavedRecordDeps = StartDraftDeps & { readonly readRecords: () => ReadRecords }
export type DraftedRecord = { readonly draft: DraftView; readonly review: Review }

/**
 * Drafts a record that nobody looks at on a screen, and holds the draft against it; it lies unsigned in the queue. `onEvent` hears of this draft what a
 * window would. Throws why there is none: what `startDraft` throws and what stops a draft.
 */
export async function draftSavedRecord(
  deps: DraftSavedRecordDeps,
  { noteId, templateId, onEvent }: { readonly noteId: NoteId; readonly templateId: string; readonly onEvent?: (event: AppEvent) => void },
): Promise<DraftedRecord> {
  const draftId = draftIdSchema.parse(randomUUID())
  const emit = (event: AppEvent) => {
    deps.emit(event)
    onEvent?.(event)
  }
  const draft = await startDraft({ ...deps, emit }, { noteId, draftId, templateId }).finished
  if (draft.phase !== 'drafted') throw new AppFailure(draft.failure?.code ?? 'unexpected', draft.failure?.params)
  return { draft, review: reviewDraft({ ...deps, guard: deps.guard(), readRecords: deps.readRecords() }, draft.id, draft.sections) }
}

/** The newest draft of a note that has one, held against its record. Throws 'note-not-found', 'note-not-drafted'. */
export function readDraftedRecord(deps: DraftSavedRecordDeps, noteId: NoteId): DraftedRecord {
  const { draft } = readNote(deps.store, noteId)
  if (!draft || (draft.phase !== 'drafted' && draft.phase !== 'signed')) throw new AppFailure('note-not-drafted')
  return { draft, review: reviewDraft({ ...deps, guard: deps.guard(), readRecords: deps.readRecords() }, draft.id, draft.sections) }
}
