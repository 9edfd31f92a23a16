import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { readAudit } from './audit.ts'
import { backupsFolder, listBackups, makeBackup, newestVerifiedBackup, verifyBackup, type Backup } from './backups.ts'
import { listNotes } from './notes.ts'
import { closeStore, openStore } from './openStore.ts'
import { restoreBackup } from './restoreBackup.ts'
import { restoringPath } from './restoring.ts'
import { connectionOf } from './store.ts'
import { addNote } from './storeFixture.ts'
import { verifyAudit } from './verifyAudit.ts'

const key = randomBytes(32)
const now = () => Date.UTC(2026, 10, 29, 3)
let root: string
let path: string
let folder: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yizhai-backup-'))
  path = join(root, 'notes.db')
  folder = backupsFolder(path)
})
afterEach(() => rmSync(root, { recursive: true }))

/** As many notes more, and a backup of them all. */
function back(notes: number, day: number, keep = 3): void {
  const store = openStore({ path, key, now })
  for (let note = 0; note < notes; note++) addNote(store)
  makeBackup(connectionOf(store).database, { folder, key, reason: 'daily', at: day * 86_400_000, keep })
  closeStore(store)
}

const notesHere = () => {
  const store = openStore({ path, key, now })
  const count = listNotes(store).length
  closeStore(store)
  return count
}
const onlyBackup = () => listBackups(folder)[0] as Backup

test('the newest are kept, each verified, and nothing half made is left', () => {
  for (let day = 1; day <= 5; day++) back(1, day)
  expect(listBackups(folder).map(({ manifest }) => [manifest?.at, manifest?.head?.number])).toEqual([
    [5 * 86_400_000, 6],
    [4 * 86_400_000, 5],
    [3 * 86_400_000, 4],
  ])
  for (const backup of listBackups(folder)) verifyBackup(backup, key)
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
})

test('a changed bit anywhere in a backup or in what it says of itself is found, and the next older one taken', () => {
  back(1, 1)
  back(1, 2)
  const [newest, older] = listBackups(folder) as [Backup, Backup]
  const bytes = readFileSync(newest.path)
  for (const place of [0, 20, 4_095, 5_000, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[place] = (changed[place] ?? 0) ^ 4
    writeFileSync(newest.path, changed)
    expect(() => verifyBackup(newest, key)).toThrow(new AppFailure('backup-damaged', { name: newest.path, reason: 'sha256' }))
  }
  expect(newestVerifiedBackup(folder, key)).toEqual(older)
  writeFileSync(newest.path, bytes)
  expect(newestVerifiedBackup(folder, key)).toEqual(newest)
  const manifest = readFileSync(`${newest.path}.json`, 'utf8')
  writeFileSync(`${newest.path}.json`, manifest.replace('"at": 172800000', '"at": 172800001'))
  expect(() => verifyBackup(onlyBackup(), key)).toThrow(expect.objectContaining({ params: { name: newest.path, reason: 'seal' } }))
  rmSync(`${newest.path}.json`)
  expect(newestVerifiedBackup(folder, key)).toEqual(older)
  expect(newestVerifiedBackup(folder, randomBytes(32))).toBeUndefined()
})

test('a restore keeps what was there, leaves no stale log beside the restored file, and is told in the audit', async () => {
  back(2, 1)
  const store = openStore({ path, key, now })
  addNote(store)
  // as a kill leaves it: with its log, and then damaged
  for (const part of ['', '-wal']) writeFileSync(`${path}${part}.kept`, readFileSync(`${path}${part}`))
  closeStore(store)
  for (const part of ['', '-wal']) renameSync(`${path}${part}.kept`, `${path}${part}`)
  writeFileSync(path, 'damage')

  const { quarantine } = restoreBackup({ databasePath: path, key, backup: onlyBackup(), now })
  expect(readFileSync(quarantine ?? '', 'utf8')).toBe('damage')
  expect([existsSync(`${quarantine ?? ''}-wal`), existsSync(`${path}-wal`)]).toEqual([true, false])
  const restored = openStore({ path, key, now })
  expect(listNotes(restored)).toHaveLength(2)
  expect((await verifyAudit(restored, { now, withTexts: true })).faults).toEqual([])
  expect(readAudit(restored, { before: 99, limit: 1 })[0]).toMatchObject({ kind: 'restored', facts: { backupHead: 3, lostHead: 4 } })
  closeStore(restored)
})

test('a restore that was killed at any step goes on at the next start, and no start makes an empty database meanwhile', () => {
  back(2, 1)
  // killed after the old one was set aside: its log is still there
  writeFileSync(restoringPath(path), readFileSync(onlyBackup().path))
  renameSync(path, `${path}.quarantine-2026-11-29T03-00-00-000Z`)
  appendFileSync(`${path}-wal`, 'stale frames')
  expect(notesHere()).toBe(2)
  expect(readFileSync(`${path}.quarantine-2026-11-29T03-00-00-000Z-wal`, 'utf8')).toBe('stale frames')
  // killed before: the database as it was
  writeFileSync(restoringPath(path), 'half a copy')
  expect(notesHere()).toBe(2)
})

test('a damaged backup restores nothing and changes nothing', () => {
  back(1, 1)
  appendFileSync(onlyBackup().path, 'x')
  const before = readFileSync(path)
  expect(() => restoreBackup({ databasePath: path, key, backup: onlyBackup(), now })).toThrow(AppFailure)
  expect(readFileSync(path).equals(before)).toBe(true)
})
