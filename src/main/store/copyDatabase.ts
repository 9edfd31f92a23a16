import type Database from 'better-sqlite3'
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { AppFailure } from '../../shared/errors.ts'
import { openDatabase, userVersionOf } from './openDatabase.ts'

/**
 * A copy of the open database at `target`, under the same key, opened again and compared before it counts: whole pages, the same version, as
 * many rows in every table. VACUUM INTO and not a copy of the file, which would lack what is still in the write-ahead log.
 * Throws `store-unreadable` when source or copy is not whole; the source is only read.
 */
export function copyDatabase(source: Database.Database, target: string, key: Buffer | null): void {
  // The copy alone would not show it: VACUUM never reads the indexes.
  if (!isWhole(source)) throw new AppFailure('store-unreadable', { reason: 'damaged' })
  source.prepare('VACUUM INTO ?').run(target)
  // SQLite leaves the new file in the system's cache.
  const file = openSync(target, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  const copy = openDatabase(target, key, { fileMustExist: true })
  try {
    if (!isWhole(copy) || userVersionOf(copy) !== userVersionOf(source) || rowCountsOf(copy) !== rowCountsOf(source)) {
      throw new AppFailure('store-unreadable', { reason: 'copy' })
    }
  } finally {
    copy.close()
  }
}

function isWhole(database: Database.Database): boolean {
  return database.pragma('integrity_check', { simple: true }) === 'ok'
}

function rowCountsOf(database: Database.Database): string {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[]
  return tables.map((table) => `${table} ${String(database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())}`).join('\n')
}
