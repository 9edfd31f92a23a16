import type { BatchId, BatchSource, BatchState, ListedRecord } from '../../shared/batch.ts'
import { AppFailure, type Failure } from '../../shared/errors.ts'
import { batchRow } from './rows.ts'
import { all, first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

export type Batch = {
  readonly id: BatchId
  readonly name: string
  readonly source: BatchSource
  readonly templateId: string
  readonly seed: number
  readonly state: BatchState
  /** Why it paused, where it was not the physician. */
  readonly reason: Failure | null
}

type NewBatch = Pick<Batch, 'id' | 'name' | 'source' | 'templateId' | 'seed'> & {
  readonly records: readonly ListedRecord[]
  readonly at: number
}

/** A batch and all its records, running. */
export function createBatch(store: WritableStore, { records, name, source, at, ...plain }: NewBatch): void {
  transaction(store, () => {
    const sql =
      'INSERT INTO batches (id, name_json, source_json, template_id, seed, at) VALUES (@id, @name, @source, @templateId, @seed, @at)'
    run(store, sql, { ...plain, name: JSON.stringify(name), source: JSON.stringify(source), at })
    appendBatchItems(store, plain.id, records, 1)
    appendBatchEvent(store, plain.id, { state: 'running', reason: null, at })
  })
}

/** More records of a batch, its positions going on from `from`. */
export function appendBatchItems(store: WritableStore, batchId: BatchId, records: readonly ListedRecord[], from: number): void {
  transaction(store, () => {
    const sql = 'INSERT INTO batch_items (batch_id, position, name_json, place_json) VALUES (@batchId, @position, @name, @place)'
    for (const [index, { name, place }] of records.entries())
      run(store, sql, { batchId, position: from + index, name: JSON.stringify(name), place: JSON.stringify(place) })
  })
}

type NewBatchEvent = { readonly state: BatchState; readonly reason: Failure | null; readonly at: number }

export function appendBatchEvent(store: WritableStore, batchId: BatchId, { state, reason, at }: NewBatchEvent): void {
  const sql = 'INSERT INTO batch_events (batch_id, state, at, reason_json) VALUES (@batchId, @state, @at, @reason)'
  run(store, sql, { batchId, state, at, reason: reason === null ? null : JSON.stringify(reason) })
}

const batches = `SELECT b.id, b.name_json, b.source_json, b.template_id, b.seed, e.state, e.reason_json FROM batches b
  JOIN batch_events e ON e.number = (SELECT max(number) FROM batch_events WHERE batch_id = b.id)`

/** Throws `batch-not-found`. */
export function readBatch(store: ReadableStore, id: BatchId): Batch {
  const batch = first(store, batchRow, `${batches} WHERE b.id = @id`, { id })
  if (!batch) throw new AppFailure('batch-not-found')
  return batch
}

export function newestBatch(store: ReadableStore): Batch | undefined {
  return first(store, batchRow, `${batches} ORDER BY b.number DESC LIMIT 1`)
}

/** Batches that are not over, the oldest first. */
export function openBatches(store: ReadableStore): Batch[] {
  return all(store, batchRow, `${batches} WHERE e.state IN ('running', 'paused') ORDER BY b.number`)
}
