import type { Dirent } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { ListedRecord } from '../../shared/batch.ts'
import { AppFailure, type Failure } from '../../shared/errors.ts'

/** How deep a folder may be nested: deeper is a loop of mounts, not a ward's order. */
const maximumDepth = 32
/** What systems leave in a folder, beside everything that is hidden. */
const systemFiles = ['thumbs.db', 'desktop.ini']
/** The same on every machine and in every run: 2 before 10, then by code units. */
const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })
const inOrder = (one: Dirent, other: Dirent) => collator.compare(one.name, other.name) || (one.name < other.name ? -1 : 1)

/**
 * Every file of a folder and of its folders, files before folders, by name; no file is opened. What can't be a record (a folder that may not be read, a
 * link, a table) is listed with its failure; hidden files are left out. Throws `file-unreadable`, `batch-too-many` over `maximum`.
 */
export async function listFolder(folder: string, maximum: number): Promise<ListedRecord[]> {
  const name = path.basename(folder)
  const records: ListedRecord[] = []
  const add = (record: ListedRecord) => {
    if (records.length === maximum) throw new AppFailure('batch-too-many', { name, maximum })
    records.push(record)
  }
  async function walk(parts: readonly string[], entries: readonly Dirent[]): Promise<void> {
    const shown = entries.filter((entry) => !entry.name.startsWith('.') && !systemFiles.includes(entry.name.toLowerCase()))
    const sorted = [...shown].sort(inOrder)
    const shownName = (entry: Dirent) => [...parts, entry.name].join('/')
    for (const entry of sorted) {
      if (entry.isDirectory()) continue
      const file = path.join(folder, ...parts, entry.name)
      const failure = failureOfEntry(entry)
      add({ name: shownName(entry), place: failure === null ? { kind: 'file', path: file } : { kind: 'unreadable', failure } })
    }
    for (const entry of sorted) {
      if (!entry.isDirectory()) continue
      const inner = parts.length < maximumDepth ? await entriesOf(path.join(folder, ...parts, entry.name)) : 'ELOOP'
      if (typeof inner === 'string') add({ name: shownName(entry), place: { kind: 'unreadable', failure: unreadable(entry.name, inner) } })
      else await walk([...parts, entry.name], inner)
    }
  }
  const entries = await entriesOf(folder)
  if (typeof entries === 'string') throw new AppFailure('file-unreadable', { name, reason: entries })
  await walk([], entries)
  return records
}

/** The reason where the folder can't be read. */
async function entriesOf(folder: string): Promise<Dirent[] | string> {
  try {
    return await fs.readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code)
    throw error
  }
}

function failureOfEntry(entry: Dirent): Failure | null {
  if (entry.isSymbolicLink()) return unreadable(entry.name, 'LINK')
  if (!entry.isFile()) return unreadable(entry.name, 'ENOTFILE')
  return isTable(entry.name) ? { code: 'batch-table-in-folder', params: { name: entry.name } } : null
}

export function isTable(name: string): boolean {
  return /\.(?:csv|tsv)$/i.test(name)
}

function unreadable(name: string, reason: string): Failure {
  return { code: 'file-unreadable', params: { name, reason } }
}
