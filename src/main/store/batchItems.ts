import type { BatchId, BatchItem, BatchItemState, BatchView } from '../../shared/batch.ts'
import type { Failure } from '../../shared/errors.ts'
import type { DraftId, NoteId } from '../../shared/note.ts'
import { batchCountRow, batchItemRow, countRow } from './rows.ts'
import { all, first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

type NewItemEvent = {
  readonly state: BatchItemState
  readonly at: number
  readonly noteId?: NoteId | null
  readonly draftId?: DraftId | null
  readonly textSha256?: string
  readonly failure?: Failure
  readonly sameAs?: string
}

/** Fails for a record that has ended, or is noted a second time: what became of a record is said once. */
export function appendItemEvent(store: WritableStore, itemNumber: number, event: NewItemEvent): void {
  const sql = `INSERT INTO batch_item_events (item_number, state, is_final, at, note_id, draft_id, text_sha256, failure_json, same_as_json)
    VALUES (@itemNumber, @state, @isFinal, @at, @noteId, @draftId, @textSha256, @failure, @sameAs)`
  run(store, sql, {
    itemNumber,
    state: event.state,
    isFinal: Number(event.state !== 'noted'),
    at: event.at,
    noteId: event.noteId ?? null,
    draftId: event.draftId ?? null,
    textSha256: event.textSha256 ?? null,
    failure: event.failure === undefined ? null : JSON.stringify(event.failure),
    sameAs: event.sameAs === undefined ? null : JSON.stringify(event.sameAs),
  })
}

const items = `SELECT i.number, i.position, i.name_json, i.place_json, e.state, coalesce(e.note_id, n.note_id) AS note_id,
    e.draft_id, e.failure_json, e.same_as_json
  FROM batch_items i
  LEFT JOIN batch_item_events n ON n.item_number = i.number AND n.is_final = 0
  LEFT JOIN batch_item_events e ON e.number = (SELECT max(number) FROM batch_item_events WHERE item_number = i.number)`

/** The first record behind `position` that has not ended. */
export function nextItem(store: ReadableStore, batchId: BatchId, position: number): BatchItem | undefined {
  const sql = `${items} WHERE i.batch_id = @batchId AND i.position > @position
    AND NOT EXISTS (SELECT 1 FROM batch_item_events f WHERE f.item_number = i.number AND f.is_final = 1) ORDER BY i.position LIMIT 1`
  return first(store, batchItemRow, sql, { batchId, position })
}

/** Records behind `position`, at most `limit`, in their order. */
export function itemsAfter(store: ReadableStore, batchId: BatchId, position: number, limit: number): BatchItem[] {
  const sql = `${items} WHERE i.batch_id = @batchId AND i.position > @position ORDER BY i.position LIMIT @limit`
  return all(store, batchItemRow, sql, { batchId, position, limit })
}

/** Every record that ended without a draft, in the order of the batch. */
export function itemsWithoutDraft(store: ReadableStore, batchId: BatchId): BatchItem[] {
  const sql = `${items} WHERE i.batch_id = @batchId AND e.state IN ('refused', 'same', 'failed') ORDER BY i.position`
  return all(store, batchItemRow, sql, { batchId })
}

export function countItems(store: ReadableStore, batchId: BatchId): Pick<BatchView, 'total' | 'counts'> {
  const sql = `SELECT e.state, count(*) AS count FROM batch_items i JOIN batch_item_events e ON e.item_number = i.number AND e.is_final = 1
    WHERE i.batch_id = @batchId GROUP BY e.state`
  const counts = { drafted: 0, refused: 0, same: 0, failed: 0 }
  for (const { state, count } of all(store, batchCountRow, sql, { batchId })) counts[state] = count
  const total = first(store, countRow, 'SELECT count(*) AS count FROM batch_items WHERE batch_id = @batchId', { batchId })
  return { total: total?.count ?? 0, counts }
}

/** The record of this or an earlier batch that holds the very same text, and is a note. */
export function itemOfText(store: ReadableStore, textSha256: string): BatchItem | undefined {
  const sql = `${items} WHERE n.text_sha256 = @textSha256 ORDER BY i.number LIMIT 1`
  return first(store, batchItemRow, sql, { textSha256 })
}
