import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { AppFailure } from '../../shared/errors.ts'
import { checkDatabase } from './checkDatabase.ts'
import type { BackupManifest } from './backupManifest.ts'
import { backupsFolder, newestVerifiedBackup } from './backups.ts'
import { closeStore, openStore, type OpenStoreOptions, type WritableStore } from './openStore.ts'
import { restoreBackup } from './restoreBackup.ts'

/** Says whether the newest whole backup shall take the place of a database that is damaged. */
export type AskToRestore = (backup: BackupManifest, failure: AppFailure) => boolean

/**
 * As `openStore`; where the file is damaged, the newest verified backup is offered, and the damaged file is set aside, never deleted. Nothing is offered for a
 * lost key or a newer file, which are whole. Throws as `openStore` where the offer is declined or there is nothing to offer.
 */
export function openOrRestore(options: OpenStoreOptions, ask: AskToRestore): WritableStore {
  try {
    return openWhole(options)
  } catch (error) {
    if (!(error instanceof AppFailure) || error.code !== 'store-unreadable') throw error
    const { path: databasePath, key, now = Date.now, versions } = options
    const backup = existsSync(databasePath) ? newestVerifiedBackup(backupsFolder(databasePath), key) : undefined
    if (!backup?.manifest || !ask(backup.manifest, error)) throw error
    restoreBackup({ databasePath, key, backup, now, ...(versions && { versions }) })
    rmSync(damagePath(databasePath), { force: true })
    return openStore(options)
  }
}

/** Has the next start read the whole file before it is used: something in it could not be read. */
export function markDamaged(databasePath: string): void {
  writeFileSync(damagePath(databasePath), '')
}

function damagePath(databasePath: string): string {
  return `${databasePath}.damaged`
}

function openWhole(options: OpenStoreOptions): WritableStore {
  const store = openStore(options)
  if (!existsSync(damagePath(options.path))) return store
  try {
    if (!checkDatabase(store).isWhole) throw new AppFailure('store-unreadable', { reason: 'integrity' })
  } catch (error) {
    closeStore(store)
    throw error
  }
  rmSync(damagePath(options.path), { force: true })
  return store
}
