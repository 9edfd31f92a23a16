import type Database from 'better-sqlite3'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppFailure } from '../../shared/errors.ts'
import type { AuditPlace } from './auditHead.ts'
import { auditKeyFrom } from './auditMac.ts'
import { manifestSeal, readManifest, sha256OfFile, type BackupManifest, type BackupReason } from './backupManifest.ts'
import { copyDatabase } from './copyDatabase.ts'
import { openDatabase, userVersionOf } from './openDatabase.ts'
import { openFailureOf } from './storeFailure.ts'

/** `path` is that of the file; `manifest` is `undefined` where it is lost or not ours: such a backup is listed, and never taken by itself. */
export type Backup = { readonly path: string; readonly manifest: BackupManifest | undefined }

export function backupsFolder(databasePath: string): string {
  return join(dirname(databasePath), 'backups')
}

export type MakeBackupOptions = {
  readonly folder: string
  readonly key: Buffer | null
  readonly reason: BackupReason
  /** Milliseconds since 1970. */
  readonly at: number
  /** How many of this reason are kept, the new one among them. */
  readonly keep: number
}

/**
 * A verified copy of the open database under the same key, with its manifest; both have their names only when they are whole and on disk. Older ones of
 * the same reason over `keep` go after that, never before. Throws as `copyDatabase`, `disk-full`.
 */
export function makeBackup(database: Database.Database, { folder, key, reason, at, keep }: MakeBackupOptions): BackupManifest {
  mkdirSync(folder, { recursive: true })
  const name = `${new Date(at).toISOString().replace(/[:.]/g, '-')}-${reason}.db`
  const [path, part] = [join(folder, name), join(folder, `${name}.part`)]
  if (existsSync(path)) throw new AppFailure('store-unreadable', { reason: name })
  rmSync(part, { force: true })
  try {
    copyDatabase(database, part, key)
    const unsealed = {
      format: 'yizhai-backup',
      name,
      at,
      reason,
      version: userVersionOf(database),
      bytes: statSync(part).size,
      sha256: sha256OfFile(part),
      head: headOf(part, key),
      seal: '',
    } as const
    const manifest = { ...unsealed, seal: manifestSeal(auditKeyFrom(key), unsealed) }
    writeFileSync(`${path}.json.part`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
    // the file last: where it has its name, its manifest is there
    renameSync(`${path}.json.part`, `${path}.json`)
    renameSync(part, path)
    prune(folder, reason, keep)
    return manifest
  } finally {
    for (const leftover of [part, `${path}.json.part`]) rmSync(leftover, { force: true })
  }
}

/** Of the copy, not of the original, which may have gone on meanwhile. */
function headOf(path: string, key: Buffer | null): AuditPlace | null {
  const database = openDatabase(path, key, { fileMustExist: true })
  try {
    if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'audit'").get() === undefined) return null
    return (database.prepare('SELECT number, mac FROM audit ORDER BY number DESC LIMIT 1').get() as AuditPlace | undefined) ?? null
  } finally {
    database.close()
  }
}

function prune(folder: string, reason: BackupReason, keep: number): void {
  const ofReason = listBackups(folder).filter(({ manifest }) => manifest?.reason === reason)
  for (const { path } of ofReason.slice(Math.max(1, keep))) for (const file of [path, `${path}.json`]) rmSync(file, { force: true })
}

/** The newest first, by what they say of themselves; those without a manifest last. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.db'))
  const backups = names.map((name) => ({ path: join(folder, name), manifest: readManifest(join(folder, `${name}.json`)) }))
  return backups.sort((one, other) => (other.manifest?.at ?? 0) - (one.manifest?.at ?? 0))
}

/** Reads every byte and every page. Throws `backup-damaged`, with what does not fit. */
export function verifyBackup({ path, manifest }: Backup, key: Buffer | null): BackupManifest {
  const damaged = (reason: string) => new AppFailure('backup-damaged', { name: path, reason })
  if (!manifest || !path.endsWith(manifest.name)) throw damaged('manifest')
  if (manifestSeal(auditKeyFrom(key), manifest) !== manifest.seal) throw damaged('seal')
  if (!existsSync(path) || statSync(path).size !== manifest.bytes) throw damaged('size')
  if (sha256OfFile(path) !== manifest.sha256) throw damaged('sha256')
  try {
    const database = openDatabase(path, key, { fileMustExist: true })
    try {
      if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw damaged('integrity')
    } finally {
      database.close()
    }
  } catch (error) {
    if (error instanceof AppFailure) throw error
    throw damaged(openFailureOf(error).message)
  }
  return manifest
}

/** The newest backup that is whole under this key. */
export function newestVerifiedBackup(folder: string, key: Buffer | null): Backup | undefined {
  return listBackups(folder).find((backup) => isWhole(backup, key))
}

function isWhole(backup: Backup, key: Buffer | null): boolean {
  try {
    verifyBackup(backup, key)
    return true
  } catch {
    return false
  }
}
