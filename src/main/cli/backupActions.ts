import path from 'node:path'
import process from 'node:process'
import { AppFailure } from '../../shared/errors.ts'
import { backupsFolder, listBackups, newestVerifiedBackup, verifyBackup, type Backup } from '../store/backups.ts'
import { backUpStore } from '../store/backUpStore.ts'
import { restoreBackup } from '../store/restoreBackup.ts'
import type { BackupTexts } from './backupTexts.ts'
import { dataPlace, withData, type DataOptions, type DataPlace } from './openData.ts'
import { printTable } from './printTable.ts'
import { versionsOfData } from './versionsOfData.ts'

type Options = DataOptions & { readonly json?: true }

export async function makeDataBackup({ json, ...place }: Options, texts: BackupTexts): Promise<void> {
  const manifest = await withData(place, (store, { databaseFile, key }) =>
    backUpStore(store, { databasePath: databaseFile, key, reason: 'command', now: Date.now }),
  )
  process.stdout.write(json ? `${JSON.stringify(manifest, null, 2)}\n` : texts.made(manifest.name, manifest.bytes))
}

export function listDataBackups({ json, ...place }: Options, texts: BackupTexts): void {
  const backups = listBackups(backupsFolder(dataPlace(place, true).databaseFile))
  print(backups, json, texts, () => '')
}

/** The exit code: 1 where one is damaged. */
export function verifyDataBackups(name: string | undefined, { json, ...place }: Options, texts: BackupTexts): number {
  const { databaseFile, key } = dataPlace(place, true)
  const backups = listBackups(backupsFolder(databaseFile)).filter((backup) => name === undefined || path.basename(backup.path) === name)
  if (backups.length === 0) throw new AppFailure('backup-none', { folder: backupsFolder(databaseFile) })
  const states = new Map(backups.map((backup) => [backup.path, isWhole(backup, key)]))
  print(backups, json, texts, ({ path: file }) => (states.get(file) === true ? texts.whole : texts.damaged))
  return [...states.values()].every(Boolean) ? 0 : 1
}

export function restoreDataBackup(name: string | undefined, { json, ...options }: Options, texts: BackupTexts): void {
  const place = dataPlace(options, true)
  const backup = chosenBackup(name, place)
  const { quarantine } = restoreBackup({
    databasePath: place.databaseFile,
    key: place.key,
    backup,
    now: Date.now,
    versions: versionsOfData(place.folder),
  })
  const restored = path.basename(backup.path)
  process.stdout.write(json ? `${JSON.stringify({ restored, quarantine })}\n` : texts.restored(restored, quarantine ?? '—'))
}

function chosenBackup(name: string | undefined, { databaseFile, key }: DataPlace): Backup {
  const folder = backupsFolder(databaseFile)
  const backup =
    name === undefined ? newestVerifiedBackup(folder, key) : listBackups(folder).find((other) => path.basename(other.path) === name)
  if (!backup) throw new AppFailure('backup-none', { folder })
  return backup
}

function isWhole(backup: Backup, key: Buffer | null): boolean {
  try {
    verifyBackup(backup, key)
    return true
  } catch (error) {
    if (error instanceof AppFailure && error.code === 'backup-damaged') return false
    throw error
  }
}

function print(backups: readonly Backup[], json: true | undefined, texts: BackupTexts, stateOf: (backup: Backup) => string): void {
  const rows = backups.map((backup) => ({ name: path.basename(backup.path), manifest: backup.manifest ?? null, state: stateOf(backup) }))
  if (json) {
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
    return
  }
  const lines = rows.map(({ name, manifest, state }) => [
    name,
    manifest ? new Date(manifest.at).toISOString() : '?',
    manifest?.reason ?? '?',
    manifest ? `${(manifest.bytes / 1e6).toFixed(1)} MB` : '?',
    String(manifest?.head?.number ?? '—'),
    state,
  ])
  process.stdout.write(printTable([texts.columns, ...lines]))
}
