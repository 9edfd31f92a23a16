import { randomUUID } from 'node:crypto'
import { AppFailure, failureOf, type Failure } from '../../shared/errors.ts'
import type { NoteId } from '../../shared/note.ts'

/** Where a record of a batch stands; one that was refused at the door has no note. */
export type BatchItem =
  | { readonly state: 'waiting' | 'drafting' | 'drafted'; readonly noteId: NoteId }
  | { readonly state: 'failed'; readonly noteId: NoteId | null; readonly failure: Failure }
export type Batch = { readonly id: string; readonly items: BatchItem[] }

export const maximumBatchRecords = 200
const keptBatches = 100

/** The batches of this run, by their ids. They hold no text: what came out is read from the store. */
export class Batches {
  readonly #kept = new Map<string, Batch>()

  /** Throws 'api-batch-too-large'. */
  add(records: readonly unknown[], keep: (record: unknown) => NoteId): Batch {
    if (records.length > maximumBatchRecords)
      throw new AppFailure('api-batch-too-large', { records: records.length, maximum: maximumBatchRecords })
    const batch: Batch = { id: randomUUID(), items: records.map((record) => kept(record, keep)) }
    this.#kept.set(batch.id, batch)
    for (const [id, { items }] of this.#kept) {
      if (this.#kept.size <= keptBatches) break
      if (items.every(({ state }) => state === 'drafted' || state === 'failed')) this.#kept.delete(id)
    }
    return batch
  }

  /** Throws 'api-unknown-batch'. */
  read(id: string): Batch {
    const batch = this.#kept.get(id)
    if (!batch) throw new AppFailure('api-unknown-batch')
    return batch
  }
}

function kept(record: unknown, keep: (record: unknown) => NoteId): BatchItem {
  try {
    return { state: 'waiting', noteId: keep(record) }
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code === 'unexpected' || failure.code === 'disk-full') throw error
    return { state: 'failed', noteId: null, failure }
  }
}
