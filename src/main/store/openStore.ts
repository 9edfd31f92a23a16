import type Database from 'better-sqlite3'
import { existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppFailure } from '../../shared/errors.ts'
import type { Versions } from '../../shared/versions.ts'
import { AuditHead, auditHeadPath } from './auditHead.ts'
import { auditKeyFrom } from './auditMac.ts'
import { beginAudit } from './beginAudit.ts'
import { backupsFolder, makeBackup } from './backups.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { migrations as allMigrations } from './migrations/migrations.ts'
import { applySettings, inMemory, openDatabase } from './openDatabase.ts'
import { connectionOf, storeOn, type ReadableStore, type WritableStore } from './store.ts'
import { finishRestore } from './restoring.ts'
import { openFailureOf } from './storeFailure.ts'
import { stampWith } from './versions.ts'

export type { ReadableStore, WritableStore } from './store.ts'

export type OpenStoreOptions = {
  /** A file, made when it is not there together with its folder, or `:memory:`. */
  readonly path: string
  /** 32 random bytes; `null` leaves a file in the clear. */
  readonly key: Buffer | null
  readonly now?: () => number
  /** What is in force, for the stamp on every draft and every row of the audit, from its first one on. */
  readonly versions?: Versions
  /** The steps to know; the program's own unless a test says otherwise. */
  readonly migrations?: readonly Migration[]
}

/** The size of a page with this cipher; no database is smaller. */
const pageBytes = 4096
const keptMigrationBackups = 3

/**
 * The database, at this program's version and with every setting of the design in force; synchronous, so that a call that returned is on disk.
 * Throws `store-key-lost` (wrong key, or no database of ours), `store-unreadable` (damaged or out of reach), `store-newer`, `disk-full`.
 * No file is ever deleted or replaced: what can't be opened stays as it is, and before an existing file is migrated
 * a verified backup is made.
 */
export function openStore({ path, key, now = Date.now, versions, migrations = allMigrations }: OpenStoreOptions): WritableStore {
  try {
    if (path === inMemory) return audited(openedDatabase(path, key, migrations), path, key, now, versions)
    mkdirSync(dirname(path), { recursive: true })
    finishRestore(path)
    if (!existsSync(path)) createFile(path, key, migrations)
    // SQLite would take an empty file for a new database, and throw its log away.
    if (statSync(path).size < pageBytes) throw new AppFailure('store-unreadable', { reason: 'truncated' })
    const backUp = (database: Database.Database) => {
      makeBackup(database, { folder: backupsFolder(path), key, reason: 'migration', at: now(), keep: keptMigrationBackups })
    }
    return audited(openedDatabase(path, key, migrations, backUp), path, key, now, versions)
  } catch (error) {
    throw openFailureOf(error)
  }
}

export function closeStore(store: ReadableStore): void {
  const { database, audit } = connectionOf(store)
  database.close()
  audit.head?.close()
}

/** With its chain, held against the head beside the file. */
function audited(database: Database.Database, path: string, key: Buffer | null, now: () => number, versions?: Versions): WritableStore {
  const auditKey = auditKeyFrom(key)
  let head: AuditHead | null = null
  try {
    head = path === inMemory ? null : new AuditHead(auditHeadPath(path), auditKey)
    const store = storeOn(database, { key: auditKey, head })
    if (versions) stampWith(store, versions)
    beginAudit(store, now())
    return store
  } catch (error) {
    head?.close()
    database.close()
    throw error
  }
}

/** `backUp` comes before the first step on a file that holds something. */
function openedDatabase(
  path: string,
  key: Buffer | null,
  migrations: readonly Migration[],
  backUp?: (database: Database.Database) => void,
): Database.Database {
  const database = openDatabase(path, key)
  try {
    const { pending } = pendingMigrations(database, migrations)
    applySettings(database)
    if (backUp && pending.length > 0) backUp(database)
    migrate(database, pending)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** The file gets its name only when it is whole, so that a half made one is never met; one that another process made meanwhile is kept. */
function createFile(path: string, key: Buffer | null, migrations: readonly Migration[]): void {
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0)
    throw new AppFailure('store-unreadable', { reason: 'only the log is left' })
  const unfinished = `${path}.creating-${process.pid}`
  try {
    const database = openedDatabase(unfinished, key, migrations)
    try {
      // closing would do it too, and would say nothing where the disk is full
      database.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      database.close()
    }
    giveName(unfinished, path)
  } finally {
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${part}`, { force: true })
  }
}

/** Unlike a rename, a link never takes the place of a file that is there. */
function giveName(unfinished: string, path: string): void {
  try {
    linkSync(unfinished, path)
  } catch (error) {
    if (existsSync(path)) return
    // A file system without links, such as FAT.
    if (hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS')) renameSync(unfinished, path)
    else throw error
  }
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code)
}
