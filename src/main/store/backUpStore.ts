import { appendAudit } from './audit.ts'
import type { BackupManifest, BackupReason } from './backupManifest.ts'
import { backupsFolder, listBackups, makeBackup } from './backups.ts'
import { connectionOf, type WritableStore } from './store.ts'
import { attempt } from './storeFailure.ts'

/** Backups that are kept of each kind. */
export const keptBackups = 7
const dayMs = 24 * 3_600_000

export type BackUpOptions = {
  readonly databasePath: string
  readonly key: Buffer | null
  readonly reason: BackupReason
  readonly now: () => number
  readonly keep?: number
}

/** Backs an open store up, with a row in its audit. Reads every page twice. Throws `store-unreadable`: then the database itself is damaged. */
export function backUpStore(store: WritableStore, { databasePath, key, reason, now, keep = keptBackups }: BackUpOptions): BackupManifest {
  const { database } = connectionOf(store)
  const manifest = attempt(() => makeBackup(database, { folder: backupsFolder(databasePath), key, reason, at: now(), keep }))
  noteBackup(store, manifest, now())
  return manifest
}

/** The row of a backup that was made elsewhere. */
export function noteBackup(store: WritableStore, { name, reason, bytes, sha256, head }: BackupManifest, at: number): void {
  appendAudit(store, { kind: 'backup-made', at, facts: { backup: name, reason, bytes, sha256, head: head?.number ?? 0 } })
}

/** Whether the last daily backup is a day old; also where the clock was set back behind it. */
export function isBackupDue(databasePath: string, now: number): boolean {
  const last = listBackups(backupsFolder(databasePath)).find(({ manifest }) => manifest?.reason === 'daily')?.manifest?.at
  return last === undefined || now - last >= dayMs || last > now
}
