import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { backUpStore, isBackupDue } from './backUpStore.ts'
import { backupsFolder, listBackups, verifyBackup, type Backup } from './backups.ts'
import { makeDailyBackup } from './dailyBackup.ts'
import { listNotes } from './notes.ts'
import { openDatabase } from './openDatabase.ts'
import { markDamaged, openOrRestore } from './openOrRestore.ts'
import { closeStore, openStore } from './openStore.ts'
import { addNote } from './storeFixture.ts'

const key = randomBytes(32)
const now = () => Date.UTC(2026, 10, 29, 3)
const worker = new URL('backupWorker.ts', import.meta.url)
let root: string
let path: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yizhai-recover-'))
  path = join(root, 'notes.db')
  const store = openStore({ path, key, now })
  addNote(store)
  backUpStore(store, { databasePath: path, key, reason: 'daily', now })
  addNote(store)
  closeStore(store)
})
afterEach(() => rmSync(root, { recursive: true }))

/** One bit in a page of text, which opening does not read. */
function spoil(): void {
  const store = openStore({ path, key, now })
  addNote(store, 1_000, '胸闷气促。'.repeat(20_000))
  closeStore(store)
  const bytes = readFileSync(path)
  const place = bytes.length - 30 * 4_096 + 1_000
  bytes[place] = (bytes[place] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

test('a damaged database is set aside for the newest whole backup, once that is agreed to', () => {
  truncateSync(path, 9_000)
  expect(() => openOrRestore({ path, key, now }, () => false)).toThrow('store-unreadable')
  expect(readFileSync(path)).toHaveLength(9_000)
  const ask = vi.fn(() => true)
  const store = openOrRestore({ path, key, now }, ask)
  expect([ask.mock.calls.length, listNotes(store).length]).toEqual([1, 1])
  closeStore(store)
  expect(readdirSync(root).filter((name) => name.includes('quarantine')).length).toBeGreaterThan(0)
})

test('damage that was met while working is looked for at the next start, and no earlier backup is offered for a sound file', () => {
  markDamaged(path)
  const sound = openOrRestore({ path, key, now }, () => expect.unreachable())
  expect(listNotes(sound)).toHaveLength(2)
  closeStore(sound)
  spoil()
  closeStore(openOrRestore({ path, key, now }, () => expect.unreachable()))
  markDamaged(path)
  const store = openOrRestore({ path, key, now }, () => true)
  expect([listNotes(store).length, existsSync(`${path}.damaged`)]).toEqual([1, false])
  closeStore(store)
})

test('a lost key and a newer file are no damage: nothing is offered, nothing changes', () => {
  const before = readFileSync(path)
  expect(() => openOrRestore({ path, key: randomBytes(32), now }, () => expect.unreachable())).toThrow('store-key-lost')
  expect(readFileSync(path).equals(before)).toBe(true)
  const database = openDatabase(path, key)
  database.pragma('user_version=99')
  database.close()
  expect(() => openOrRestore({ path, key, now }, () => expect.unreachable())).toThrow('store-newer')
})

test('the backup of the day is made beside the work, once a day; a clock that was set back does not stop it', async () => {
  const store = openStore({ path, key, now })
  const later = () => now() + 25 * 3_600_000
  expect(await makeDailyBackup(store, { databasePath: path, key, worker, now })).toBe(false)
  expect(await makeDailyBackup(store, { databasePath: path, key, worker, now: later })).toBe(true)
  verifyBackup(listBackups(backupsFolder(path))[0] as Backup, key)
  expect([isBackupDue(path, later()), isBackupDue(path, now())]).toEqual([false, true])
  closeStore(store)
})

test('a damaged database makes no backup, and says so', async () => {
  spoil()
  const damaged = openStore({ path, key, now })
  await expect(makeDailyBackup(damaged, { databasePath: path, key, worker, now: () => now() + 1e9 })).rejects.toThrow('store-unreadable')
  closeStore(damaged)
  expect(listBackups(backupsFolder(path))).toHaveLength(1)
})
