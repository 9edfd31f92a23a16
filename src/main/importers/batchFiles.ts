import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { BatchPlace, BatchSource, ListedRecord } from '../../shared/batch.ts'
import { AppFailure } from '../../shared/errors.ts'
import { maximumBatchRecords, maximumFileBytes } from '../../shared/limits.ts'
import { isTable, listFolder } from './listFolder.ts'
import { openTextFile } from './openTextFile.ts'
import { splitRecords, statedRecords } from './splitRecords.ts'
import { tableRecords, type TableRecord } from './tableRecords.ts'

export type ReadRecord = { readonly text: string; readonly title: string | null }

/** `warnings`: what the conversion left out, if anything. */
type OpenFile = (file: string) => Promise<{ readonly text: string; readonly warnings: readonly unknown[] }>
const openPlain: OpenFile = async (file) => ({ text: (await openTextFile(file)).text, warnings: [] })

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Reads the records of batches at the edge. Of a folder only the names are held, of one file its entries while its batch runs. */
export class BatchFiles {
  readonly #open: OpenFile
  #kept: { readonly path: string; readonly textColumn: string | null; readonly entries: readonly TableRecord[] } | undefined

  /** `open`: a file of one record, of any format. */
  constructor(open: OpenFile = openPlain) {
    this.#open = open
  }

  /** Every record of a source, in the order of the batch. Throws `file-…`, `batch-empty`, `batch-too-many`, and what is wrong with one file as a whole. */
  async list(source: Exclude<BatchSource, { kind: 'notes' }>): Promise<ListedRecord[]> {
    const name = path.basename(source.path)
    const records = source.kind === 'folder' ? await listFolder(source.path, maximumBatchRecords) : await this.#listFile(source)
    if (records.length === 0) throw new AppFailure('batch-empty', { name })
    return records
  }

  /** The text of one record. Throws `file-…`, `batch-several-records`, `batch-source-changed`, `batch-source-gone`, and the failure of a place that can't be read. */
  async read(source: BatchSource, place: Exclude<BatchPlace, { kind: 'note' }>): Promise<ReadRecord> {
    switch (place.kind) {
      case 'unreadable':
        throw new AppFailure(place.failure.code, place.failure.params)
      case 'file':
        return this.#readFile(source, place.path)
      case 'entry':
        return this.#readEntry(source, place)
    }
  }

  /** Forgets the file that was read last. */
  forget(): void {
    this.#kept = undefined
  }

  async #listFile(source: Extract<BatchSource, { kind: 'file' }>): Promise<ListedRecord[]> {
    this.forget()
    const entries = await this.#entriesOf(source)
    const name = path.basename(source.path)
    if (entries.length > maximumBatchRecords) throw new AppFailure('batch-too-many', { name, maximum: maximumBatchRecords })
    return entries.map(({ title, text, failure }, index): ListedRecord => ({
      name: [`#${String(index + 1)}`, title].filter((part) => part !== null).join(' '),
      place: failure === null ? { kind: 'entry', number: index + 1, sha256: hashOf(text), title } : { kind: 'unreadable', failure },
    }))
  }

  async #readFile(source: BatchSource, file: string): Promise<ReadRecord> {
    const { text, warnings } = await this.#open(file).catch(async (error: unknown) => {
      if (source.kind === 'folder') await requireThere(source.path)
      throw error
    })
    if (warnings.length > 0) throw new AppFailure('batch-file-lossy', { name: path.basename(file) })
    const count = statedRecords(text)
    if (count > 1) throw new AppFailure('batch-several-records', { name: path.basename(file), count })
    return { text, title: null }
  }

  async #readEntry(source: BatchSource, { number, sha256, title }: Extract<BatchPlace, { kind: 'entry' }>): Promise<ReadRecord> {
    if (source.kind !== 'file') throw new TypeError('an entry has no file')
    await requireThere(source.path)
    const text = (await this.#entriesOf(source))[number - 1]?.text
    if (text === undefined || hashOf(text) !== sha256) throw new AppFailure('batch-source-changed', { name: path.basename(source.path) })
    return { text, title }
  }

  async #entriesOf({ path: file, textColumn }: Extract<BatchSource, { kind: 'file' }>): Promise<readonly TableRecord[]> {
    if (this.#kept?.path === file && this.#kept.textColumn === textColumn) return this.#kept.entries
    const name = path.basename(file)
    const { text } = await openOneFile(file)
    const entries = entriesOfText(text, name, textColumn)
    this.#kept = { path: file, textColumn, entries }
    return entries
  }
}

/** The records of a table or of a text with separators, by the name of the file. */
export function entriesOfText(text: string, name: string, textColumn: string | null): TableRecord[] {
  if (isTable(name) || textColumn !== null) return tableRecords(text, name, textColumn)
  return splitRecords(text, name).map((piece) => ({ title: null, text: piece, failure: null }))
}

/** A drive that was pulled out is no reason to refuse every record on it. Throws `batch-source-gone`. */
async function requireThere(place: string): Promise<void> {
  try {
    await fs.access(place)
  } catch {
    throw new AppFailure('batch-source-gone', { name: path.basename(place) })
  }
}

/** Says what to do with a file of many records that is too large, which is something else than for one record. */
async function openOneFile(file: string): Promise<{ readonly text: string }> {
  const megabyte = 1024 * 1024
  const bytes = await fs.stat(file).then(
    ({ size }) => size,
    () => 0,
  )
  if (bytes <= maximumFileBytes) return openTextFile(file)
  const [megabytes, maximumMegabytes] = [Math.ceil((bytes / megabyte) * 10) / 10, maximumFileBytes / megabyte]
  throw new AppFailure('batch-file-too-large', { name: path.basename(file), megabytes, maximumMegabytes })
}
