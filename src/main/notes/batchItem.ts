import { createHash, randomUUID } from 'node:crypto'
import type { BatchItem, BatchPlace, BatchSource, ListedRecord } from '../../shared/batch.ts'
import { AppFailure, failureOf, type ErrorCode, type Failure } from '../../shared/errors.ts'
import { draftIdSchema, type DraftId, type NoteId } from '../../shared/note.ts'
import { untilAborted } from '../engine/untilAborted.ts'
import { appendItemEvent, itemOfText } from '../store/batchItems.ts'
import type { Batch } from '../store/batches.ts'
import { readNote, readNoteSummary } from '../store/notes.ts'
import { transaction } from '../store/transaction.ts'
import { cleanText } from './cleanText.ts'
import { saveRecord } from './saveRecord.ts'
import { startDraft, type StartDraftDeps } from './startDraft.ts'

/** Where the records of a batch come from: files at the edge. */
export interface RecordFiles {
  list(source: Exclude<BatchSource, { kind: 'notes' }>): Promise<ListedRecord[]>
  read(source: BatchSource, place: Exclude<BatchPlace, { kind: 'note' }>): Promise<{ readonly text: string; readonly title: string | null }>
  forget(): void
}

export type BatchItemDeps = StartDraftDeps & { readonly files: RecordFiles }

/** gave-way: to what the physician asked for · broke-off: by the model · left: the batch was paused, stopped or closed. After these three the record's turn is not over. */
export type ItemOutcome =
  | { readonly kind: 'drafted'; readonly ms: number | null }
  | { readonly kind: 'refused' | 'same' }
  | { readonly kind: 'left' }
  | { readonly kind: 'gave-way' }
  | { readonly kind: 'failed' | 'broke-off'; readonly failure: Failure }

/** What says something about this record, and nothing about the next; so does whatever is wrong with its file. */
const ofTheRecord: readonly ErrorCode[] = [
  'record-empty',
  'record-too-short',
  'record-too-long',
  'record-over-limit',
  'batch-file-lossy',
  'batch-row-columns',
  'batch-table-in-folder',
  'batch-several-records',
  'batch-source-changed',
]

/** What may be gone with the next try, since the supervisor starts the model anew. */
const ofTheModel: readonly ErrorCode[] = ['engine-crashed', 'engine-hung', 'engine-failed', 'unexpected']

/**
 * The turn of one record: read, kept as a note, drafted. Everything that was done is on disk before the next step, so that a record whose turn was cut
 * off anywhere goes on there and is never taken in twice. Throws what concerns the batch: no model, a full disk, a drive that is gone.
 */
export async function takeItem(
  deps: BatchItemDeps,
  batch: Batch,
  item: BatchItem,
  signal: AbortSignal,
  onDraft: (draftId: DraftId) => void,
): Promise<ItemOutcome> {
  if (item.noteId !== null) return draftNote(deps, batch, item, item.noteId, signal, onDraft)
  try {
    const noteId = item.place.kind === 'note' ? keepNote(deps, item, item.place.noteId) : await keepRecord(deps, batch, item, item.place)
    return noteId === null ? { kind: 'same' } : await draftNote(deps, batch, item, noteId, signal, onDraft)
  } catch (error) {
    return refused(deps, item, error, null)
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** The record as a note of its own; `null` where the same text has its draft already. */
async function keepRecord(
  deps: BatchItemDeps,
  { source }: Batch,
  item: BatchItem,
  place: Exclude<BatchPlace, { kind: 'note' }>,
): Promise<NoteId | null> {
  const { text, title } = await deps.files.read(source, place)
  const textSha256 = hashOf(cleanText(text).text)
  const known = knownDraft(deps, item, textSha256, null)
  if (known === 'same') return null
  const kept = transaction(deps.store, () => {
    const noteId = known ?? saveRecord(deps, { text, ...(title !== null && { title }) }).noteId
    appendItemEvent(deps.store, item.number, { state: 'noted', at: deps.now(), noteId, textSha256 })
    return noteId
  })
  deps.emit({ type: 'note-changed', summary: readNoteSummary(deps.store, kept) })
  return kept
}

function keepNote(deps: BatchItemDeps, item: BatchItem, noteId: NoteId): NoteId | null {
  const textSha256 = hashOf(readNote(deps.store, noteId).record.text)
  if (knownDraft(deps, item, textSha256, noteId) === 'same') return null
  appendItemEvent(deps.store, item.number, { state: 'noted', at: deps.now(), noteId, textSha256 })
  return noteId
}

/** A note of the very same text from a batch: with its draft the record is done, without one that note is drafted now. */
function knownDraft({ store, now }: BatchItemDeps, item: BatchItem, textSha256: string, own: NoteId | null): NoteId | 'same' | null {
  const known = itemOfText(store, textSha256)
  if (!known || known.noteId === null || known.noteId === own) return null
  if (!isWritten(readNote(store, known.noteId).draft?.phase)) return known.noteId
  appendItemEvent(store, item.number, { state: 'same', at: now(), noteId: known.noteId, sameAs: known.name })
  return 'same'
}

const isWritten = (phase: string | undefined) => phase === 'drafted' || phase === 'signed'

async function draftNote(
  deps: BatchItemDeps,
  batch: Batch,
  item: BatchItem,
  noteId: NoteId,
  signal: AbortSignal,
  onDraft: (draftId: DraftId) => void,
): Promise<ItemOutcome> {
  const { store, now, running, engine, clock } = deps
  const drafted = (draftId: DraftId, ms: number | null): ItemOutcome => {
    appendItemEvent(store, item.number, { state: 'drafted', at: now(), noteId, draftId })
    return { kind: 'drafted', ms }
  }
  const failed = (failure: Failure, draftId: DraftId): ItemOutcome => {
    if (ofTheModel.includes(failure.code)) return { kind: 'broke-off', failure }
    if (failure.code !== 'cancelled') throw new AppFailure(failure.code, failure.params)
    appendItemEvent(store, item.number, { state: 'failed', at: now(), noteId, draftId, failure })
    return { kind: 'failed', failure }
  }
  try {
    await untilAborted(engine.ready(), signal)
    const { draft } = readNote(store, noteId)
    if (draft && isWritten(draft.phase)) return drafted(draft.id, null)
    if (draft?.phase === 'generating') {
      // the physician is at it
      await untilAborted(running.idle, signal)
      const after = readNote(store, noteId).draft
      if (after?.phase === 'generating') throw new AppFailure('draft-running')
      return { kind: 'gave-way' }
    }
    const startedAt = clock()
    const draftId = draftIdSchema.parse(randomUUID())
    const { finished } = startDraft(deps, { noteId, draftId, templateId: batch.templateId, seed: batch.seed, isBehind: true })
    onDraft(draftId)
    const ended = await finished
    if (isWritten(ended.phase)) return drafted(draftId, clock() - startedAt)
    if (running.hasGivenWay(draftId)) return { kind: 'gave-way' }
    if (signal.aborted) return { kind: 'left' }
    return failed(ended.failure ?? { code: 'unexpected', params: { name: 'draft' } }, draftId)
  } catch (error) {
    if (signal.aborted && failureOf(error).code === 'cancelled') return { kind: 'left' }
    return refused(deps, item, error, noteId)
  }
}

/** Says of a record why no draft can be made of it; what is no matter of the record is thrown on. */
function refused({ store, now }: BatchItemDeps, item: BatchItem, error: unknown, noteId: NoteId | null): ItemOutcome {
  const failure = failureOf(error)
  if (!ofTheRecord.includes(failure.code) && !failure.code.startsWith('file-')) throw error
  appendItemEvent(store, item.number, { state: 'refused', at: now(), noteId, failure })
  return { kind: 'refused' }
}
