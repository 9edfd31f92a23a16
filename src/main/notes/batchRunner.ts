import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { batchIdSchema, type BatchId, type BatchItem, type BatchSource, type BatchView, type ListedRecord } from '../../shared/batch.ts'
import { endedOf } from '../../shared/endedOf.ts'
import { AppFailure, failureOf, type Failure } from '../../shared/errors.ts'
import type { DraftId } from '../../shared/note.ts'
import { appendItemEvent, countItems, nextItem } from '../store/batchItems.ts'
import { appendBatchEvent, createBatch, newestBatch, openBatches, readBatch } from '../store/batches.ts'
import { takeItem, type BatchItemDeps, type ItemOutcome } from './batchItem.ts'
import { requireTemplate } from './requireTemplate.ts'

export type BatchDeps = BatchItemDeps & {
  readonly onChange: (batch: BatchView) => void
  /** After each record that has ended, before the next begins. */
  readonly onItem?: (batchId: BatchId, item: BatchItem) => void | Promise<void>
}

export type StartBatchInput = {
  readonly source: BatchSource
  readonly templateId: string
  readonly seed?: number
  /** Of a batch of notes, and what could not become one. */
  readonly records?: readonly ListedRecord[]
}

/** What is known of the batch under way without asking the store anew at each record. */
type Run = {
  readonly id: BatchId
  readonly leaving: AbortController
  readonly counts: Record<keyof BatchView['counts'], number>
  readonly total: number
  current: string | null
  draftId: DraftId | null
  finished: Promise<void>
}

/** A record whose draft breaks off is tried once more; two such records in a row, and it is the model's matter. */
const triesOfRecord = 2
const brokenInRow = 2
/** The estimate follows the last drafts. */
const measuredDrafts = 20

/** Drafts batches, one at a time and one record after the other. All that it knows is in the store, so that one of a later program goes on with it. */
export class BatchRunner {
  readonly #deps: BatchDeps
  readonly #measuredMs: number[] = []
  #run: Run | undefined
  /** Why the last run ended, where even that could not be put on disk. */
  #failure: Failure | null = null

  constructor(deps: BatchDeps) {
    this.#deps = deps
  }

  /** Throws `batch-running` while another is not over, `batch-empty`, and what is wrong with the source. Nothing is kept of one that can't begin. */
  async start({ source, templateId, seed = 1, records: given = [] }: StartBatchInput): Promise<BatchView> {
    const { store, files, now } = this.#deps
    this.requireNone()
    requireTemplate(this.#deps.templates(), templateId)
    const records = source.kind === 'notes' ? given : await files.list(source)
    const name = source.kind === 'notes' ? source.name : path.basename(source.path)
    if (records.length === 0) throw new AppFailure('batch-empty', { name })
    this.requireNone()
    const id = batchIdSchema.parse(randomUUID())
    createBatch(store, { id, name, source, templateId, seed, records, at: now() })
    return this.#begin(id)
  }

  /** Goes on with a batch that was paused, or was under way when the program ended. Throws `batch-not-found`, `batch-state`, `batch-running`. */
  resume(id: BatchId): BatchView {
    const { store, now } = this.#deps
    const { state } = readBatch(store, id)
    if (this.#run) throw new AppFailure('batch-running', { name: readBatch(store, this.#run.id).name })
    if (state === 'stopped' || state === 'done') throw new AppFailure('batch-state', { state })
    if (state === 'paused') appendBatchEvent(store, id, { state: 'running', reason: null, at: now() })
    return this.#begin(id)
  }

  /** Goes on with the batch that was under way when the program ended, if there is one. */
  goOn(): void {
    const left = openBatches(this.#deps.store).find(({ state }) => state === 'running')
    if (left && !this.#run) this.#begin(left.id)
  }

  /** At once: a draft on the way is stopped, and made anew when the batch goes on. Throws `batch-not-found`, `batch-state`. */
  pause(id: BatchId): Promise<BatchView> {
    return this.#end(id, 'paused')
  }

  /** For good: what was drafted stays. Throws `batch-not-found`, `batch-state`. */
  stop(id: BatchId): Promise<BatchView> {
    return this.#end(id, 'stopped')
  }

  /** The batch that is not over, else the newest. */
  newest(): BatchView | null {
    const { store } = this.#deps
    const batch = openBatches(store)[0] ?? newestBatch(store)
    return batch === undefined ? null : this.view(batch.id)
  }

  /** Throws `batch-not-found`. */
  view(id: BatchId): BatchView {
    const { store } = this.#deps
    const { name, state, reason } = readBatch(store, id)
    const run = this.#run?.id === id ? this.#run : undefined
    const { total, counts } = run ?? countItems(store, id)
    const isHeld = state === 'running' && !run
    return {
      id,
      name,
      state: isHeld ? 'paused' : state,
      reason: isHeld ? this.#failure : reason,
      total,
      counts: { ...counts },
      current: run?.current ?? null,
      remainingMs: run ? this.#remainingMs(total - endedOf(counts)) : null,
    }
  }

  /** Resolves once the batch under way has ended, paused or been left; at once where there is none. */
  get finished(): Promise<void> {
    return this.#run?.finished ?? Promise.resolve()
  }

  /** Leaves the batch as it is, to be gone on with by the next program. */
  async close(): Promise<void> {
    this.#leave()
    await this.finished
  }

  /** Throws `batch-running` while a batch is not over. */
  requireNone(): void {
    const [open] = openBatches(this.#deps.store)
    if (open) throw new AppFailure('batch-running', { name: open.name })
  }

  #begin(id: BatchId): BatchView {
    const { total, counts } = countItems(this.#deps.store, id)
    this.#failure = null
    const run: Run = { id, leaving: new AbortController(), counts, total, current: null, draftId: null, finished: Promise.resolve() }
    this.#run = run
    run.finished = this.#work(run)
    return this.view(id)
  }

  async #end(id: BatchId, state: 'paused' | 'stopped'): Promise<BatchView> {
    const { store, now } = this.#deps
    const before = readBatch(store, id).state
    const isOpen = before === 'running' || (before === 'paused' && state === 'stopped')
    if (!isOpen) throw new AppFailure('batch-state', { state: before })
    appendBatchEvent(store, id, { state, reason: null, at: now() })
    if (this.#run?.id === id) await this.close()
    else this.#tell(id)
    return this.view(id)
  }

  #leave(): void {
    const run = this.#run
    if (!run) return
    run.leaving.abort()
    if (run.draftId === null) return
    try {
      this.#deps.running.stop(run.draftId)
    } catch (error) {
      // it has just ended
      if (failureOf(error).code !== 'draft-not-found') throw error
    }
  }

  async #work(run: Run): Promise<void> {
    const { store, now, onBug, files } = this.#deps
    try {
      await this.#takeAll(run)
      if (!run.leaving.signal.aborted) appendBatchEvent(store, run.id, { state: 'done', reason: null, at: now() })
    } catch (error) {
      const reason = failureOf(error)
      if (reason.code === 'unexpected') onBug(error)
      if (!run.leaving.signal.aborted) this.#keepPause(run.id, reason)
    }
    files.forget()
    this.#run = undefined
    this.#tell(run.id)
  }

  #keepPause(id: BatchId, reason: Failure): void {
    this.#failure = reason
    try {
      appendBatchEvent(this.#deps.store, id, { state: 'paused', reason, at: this.#deps.now() })
    } catch (error) {
      if (failureOf(error).code === 'unexpected') this.#deps.onBug(error)
    }
  }

  async #takeAll(run: Run): Promise<void> {
    const { store, onItem, now } = this.#deps
    const batch = readBatch(store, run.id)
    const { signal } = run.leaving
    let [position, broken, tries] = [0, 0, 0]
    for (let item = nextItem(store, run.id, 0); item && !signal.aborted; item = nextItem(store, run.id, position)) {
      // ten thousand records that are refused must not hold up the window
      await nextTurn()
      if (run.current !== item.name) {
        run.current = item.name
        this.#tell(run.id)
      }
      const outcome = await takeItem(this.#deps, batch, item, signal, (draftId) => {
        run.draftId = draftId
      })
      run.draftId = null
      if (outcome.kind === 'left' || outcome.kind === 'gave-way') continue
      if (outcome.kind === 'broke-off' && ++tries < triesOfRecord) continue
      if (outcome.kind === 'broke-off' && ++broken >= brokenInRow) throw new AppFailure(outcome.failure.code, outcome.failure.params)
      if (outcome.kind === 'broke-off') {
        const { noteId } = nextItem(store, run.id, position) ?? item
        appendItemEvent(store, item.number, { state: 'failed', at: now(), noteId, failure: outcome.failure })
      } else if (outcome.kind === 'drafted') broken = 0
      tries = 0
      position = item.position
      this.#count(run, outcome)
      await onItem?.(run.id, item)
      this.#tell(run.id)
    }
  }

  #count(run: Run, outcome: Exclude<ItemOutcome, { kind: 'left' } | { kind: 'gave-way' }>): void {
    run.counts[outcome.kind === 'broke-off' ? 'failed' : outcome.kind]++
    if (outcome.kind !== 'drafted' || outcome.ms === null) return
    this.#measuredMs.push(outcome.ms)
    if (this.#measuredMs.length > measuredDrafts) this.#measuredMs.shift()
  }

  #remainingMs(left: number): number | null {
    const measured = this.#measuredMs
    return measured.length === 0 ? null : (measured.reduce((sum, ms) => sum + ms, 0) / measured.length) * left
  }

  #tell(id: BatchId): void {
    this.#deps.onChange(this.view(id))
  }
}
