import fs from 'node:fs'
import path from 'node:path'
import type { BatchId, BatchItem } from '../../shared/batch.ts'
import { AppFailure, failureOf } from '../../shared/errors.ts'
import type { Guard } from '../../shared/guard/guard.ts'
import type { NoteId } from '../../shared/note.ts'
import type { Template } from '../../shared/template.ts'
import { ReadRecords, reviewDraft } from '../notes/reviewDraft.ts'
import { countItems, itemsAfter } from '../store/batchItems.ts'
import { readBatch } from '../store/batches.ts'
import { readDraft } from '../store/drafts.ts'
import { readNoteSummary } from '../store/notes.ts'
import type { WritableStore } from '../store/openStore.ts'
import { summaryJsonOf } from './summaryJsonOf.ts'

type OutputParts = {
  readonly store: WritableStore
  readonly guard: () => Guard
  readonly templates: ReadonlyMap<string, Template>
  readonly out: string
}

/** Of ten thousand records the index is two megabytes: it is not written at each of them. */
const indexPauseMs = 5_000
const itemsAtOnce = 500

/** The folder of a batch: a JSON file a draft, as `summarize --json` prints it, and `index.json`. All of it is made from the store, so that what a kill left out is made later. */
export class BatchOutput {
  readonly #parts: OutputParts
  #indexedAt = 0

  constructor(parts: OutputParts) {
    this.#parts = parts
  }

  /** What became of one record. */
  write(batchId: BatchId, { position }: Pick<BatchItem, 'position'>): void {
    const [item] = itemsAfter(this.#parts.store, batchId, position - 1, 1)
    if (item?.state === 'drafted') this.#writeDraft(batchId, item)
    if (Date.now() - this.#indexedAt >= indexPauseMs) this.writeIndex(batchId)
  }

  /** The drafts that are in the store and not in the folder. */
  writeMissing(batchId: BatchId): void {
    for (const item of this.#items(batchId))
      if (item.state === 'drafted' && !fs.existsSync(this.#fileOf(item.name, item.noteId))) this.#writeDraft(batchId, item)
  }

  /** Every record in the order of the batch with its state; returns the file. */
  writeIndex(batchId: BatchId): string {
    const { store, out } = this.#parts
    const { state, reason, templateId, seed } = readBatch(store, batchId)
    const records: unknown[] = []
    for (const item of this.#items(batchId)) records.push(this.#lineOf(item))
    const file = path.join(out, 'index.json')
    this.#writeWhole(file, { state, reason, template: templateId, seed, ...countItems(store, batchId), records })
    this.#indexedAt = Date.now()
    return file
  }

  *#items(batchId: BatchId): Generator<BatchItem> {
    for (let position = 0; ;) {
      const items = itemsAfter(this.#parts.store, batchId, position, itemsAtOnce)
      yield* items
      const last = items.at(-1)
      if (!last) return
      position = last.position
    }
  }

  #lineOf({ position, name, state, noteId, failure, sameAs }: BatchItem): unknown {
    const isWritten = state === 'drafted' || state === 'same'
    const toCheck = isWritten && noteId !== null ? readNoteSummary(this.#parts.store, noteId).toCheck : null
    return {
      position,
      name,
      state: state === null || state === 'noted' ? 'waiting' : state,
      file: isWritten ? path.basename(this.#fileOf(sameAs ?? name, noteId)) : null,
      findings: toCheck && { red: toCheck.reds, amber: toCheck.ambers },
      failure,
      sameAs,
    }
  }

  #writeDraft(batchId: BatchId, { name, noteId, draftId }: BatchItem): void {
    const { store, guard, templates } = this.#parts
    if (draftId === null) throw new TypeError('a record that was drafted has a draft')
    const { templateId, seed } = readBatch(store, batchId)
    const draft = readDraft(store, draftId)
    const readRecords = new ReadRecords(guard(), templates.get(templateId))
    const review = reviewDraft({ store, guard: guard(), readRecords }, draftId, draft.sections)
    this.#writeWhole(this.#fileOf(name, noteId), summaryJsonOf(draft, review, seed))
  }

  /** The record's name and the beginning of its note's id: two records of one name, or of a changed file, never share a file. */
  #fileOf(name: string, noteId: NoteId | null): string {
    const safe = name
      .replace(/[\\/:*?"<>|#%\p{C}]+/gu, '_')
      .replace(/^[._ ]+/, '')
      .slice(0, 80)
      .toWellFormed()
    return path.join(this.#parts.out, `${safe}.${noteId?.slice(0, 8) ?? ''}.json`)
  }

  /** Under its name only once it is whole. */
  #writeWhole(file: string, value: unknown): void {
    try {
      fs.writeFileSync(`${file}.part`, `${JSON.stringify(value, null, 2)}\n`)
      fs.renameSync(`${file}.part`, file)
    } catch (error) {
      if (failureOf(error).code === 'disk-full') throw error
      throw new AppFailure('file-not-written', { reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' })
    }
  }
}
