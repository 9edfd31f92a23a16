import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import type { Versions } from '../../shared/versions.ts'
import { appendAudit } from './audit.ts'
import { AuditHead, auditHeadPath, type FoundHead } from './auditHead.ts'
import { auditKeyFrom } from './auditMac.ts'
import { verifyBackup, type Backup } from './backups.ts'
import { closeStore, openStore } from './openStore.ts'
import { finishRestore, quarantineDatabase, restoringPath } from './restoring.ts'

export type RestoreOptions = {
  readonly databasePath: string
  readonly key: Buffer | null
  readonly backup: Backup
  readonly now: () => number
  /** As for `openStore`. */
  readonly versions?: Versions
}

/**
 * Puts a verified backup in the place of the database. What was there is not deleted: it is set aside under a name that says so, its log with it, so that
 * no stale log is ever read into the restored file. Nobody may have the database open. Returns where the old file lies. Throws `backup-damaged`, `disk-full`.
 */
export function restoreBackup({ databasePath, key, backup, now, versions }: RestoreOptions): { readonly quarantine: string | null } {
  const manifest = verifyBackup(backup, key)
  const waiting = restoringPath(databasePath)
  for (const stale of [waiting, `${waiting}.part`, `${waiting}-head`]) rmSync(stale, { force: true })
  copyFileSync(backup.path, `${waiting}.part`)
  flush(`${waiting}.part`)
  writeHead(`${waiting}-head`, key, manifest.head)
  renameSync(`${waiting}.part`, waiting)

  const lost = readHead(databasePath, key)
  const quarantine = quarantineDatabase(databasePath, now())
  finishRestore(databasePath)
  const store = openStore({ path: databasePath, key, now, ...(versions && { versions }) })
  const known = lost.kind === 'place' ? { lostHead: lost.number, lostMac: lost.mac } : {}
  const facts = { backup: manifest.name, backupHead: manifest.head?.number ?? 0, ...known }
  appendAudit(store, { kind: 'restored', at: now(), facts })
  closeStore(store)
  return { quarantine }
}

function readHead(databasePath: string, key: Buffer | null): FoundHead {
  if (!existsSync(auditHeadPath(databasePath))) return { kind: 'missing' }
  const head = new AuditHead(auditHeadPath(databasePath), auditKeyFrom(key))
  const found = head.read()
  head.close()
  return found
}

function writeHead(path: string, key: Buffer | null, place: { readonly number: number; readonly mac: string } | null): void {
  if (!place) return
  const head = new AuditHead(path, auditKeyFrom(key))
  head.write(place)
  head.close()
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
