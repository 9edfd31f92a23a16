import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { failureOf } from '../../shared/errors.ts'
import { AppFailure } from '../../shared/errors.ts'
import { createTables } from './migrations/0001-create-tables.ts'
import { migrations } from './migrations/migrations.ts'
import { addDraft, addNote, recordText } from './storeFixture.ts'
import { listNotes, readNote } from './notes.ts'
import { openDatabase } from './openDatabase.ts'
import { closeStore, openStore, type WritableStore } from './openStore.ts'
import { connectionOf } from './store.ts'

const newest = migrations.at(-1)?.number
let folder: string
let path: string
const key = randomBytes(32)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yizhai-store-'))
  path = join(folder, 'inner', 'notes.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A closed file with one note and its draft. */
function filledFile(): void {
  const store = openStore({ path, key })
  addDraft(store, addNote(store))
  closeStore(store)
}

function failureOfOpening(options: Parameters<typeof openStore>[0]) {
  try {
    closeStore(openStore(options))
  } catch (error) {
    if (error instanceof AppFailure) return error.toFailure()
    throw error
  }
  throw new Error('it opened')
}

test('a file is made with its folder, encrypted from the first byte, and opens again', () => {
  filledFile()
  const bytes = readFileSync(path)
  expect(bytes.subarray(0, 16).toString('latin1')).not.toBe('SQLite format 3\0')
  expect(bytes.includes(recordText.slice(3, 9))).toBe(false)
  expect(readdirSync(join(folder, 'inner'))).toEqual(['notes.db', 'notes.db.audit-head'])

  const store = openStore({ path, key })
  expect(listNotes(store).map(({ phase }) => phase)).toEqual(['drafted'])
  closeStore(store)
})

test('nothing of the text is readable in the log beside the file', () => {
  const store = openStore({ path, key })
  addNote(store)
  expect(readFileSync(`${path}-wal`).includes(recordText.slice(3, 9))).toBe(false)
  closeStore(store)
})

test('every setting of the design is in force on each open, also of an existing file', () => {
  filledFile()
  const store = openStore({ path, key })
  const { database } = connectionOf(store)
  const names = [
    'recursive_triggers',
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'temp_store',
    'secure_delete',
    'trusted_schema',
    'cell_size_check',
    'busy_timeout',
  ]
  expect(
    Object.fromEntries([...names, 'cipher', 'legacy', 'user_version'].map((name) => [name, database.pragma(name, { simple: true })])),
  ).toEqual({
    recursive_triggers: 1,
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    temp_store: 2,
    secure_delete: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    busy_timeout: 5000,
    cipher: 'sqlcipher',
    legacy: '4',
    user_version: newest,
  })
  closeStore(store)
})

test('a key that is not 32 bytes is refused', () => {
  expect(() => openStore({ path, key: randomBytes(16) })).toThrow(RangeError)
})

describe('what can’t be opened is named and left as it is', () => {
  beforeEach(filledFile)

  const damages: readonly (readonly [string, () => { path: string; key: Buffer | null }, ReturnType<typeof failureOf>])[] = [
    ['another key', () => ({ path, key: randomBytes(32) }), { code: 'store-key-lost', params: { reason: 'SQLITE_NOTADB' } }],
    ['no key', () => ({ path, key: null }), { code: 'store-key-lost', params: { reason: 'SQLITE_NOTADB' } }],
    [
      'a file of another program',
      () => (writeFileSync(path, 'not a database. '.repeat(1_000)), { path, key }),
      { code: 'store-key-lost', params: { reason: 'SQLITE_NOTADB' } },
    ],
    [
      'a file cut in half',
      () => (truncateSync(path, Math.floor(readFileSync(path).length / 2)), { path, key }),
      { code: 'store-unreadable', params: { reason: 'SQLITE_CORRUPT' } },
    ],
    [
      'a file cut within its first page',
      () => (truncateSync(path, 1_000), { path, key }),
      { code: 'store-unreadable', params: { reason: 'truncated' } },
    ],
    ['an emptied file', () => (truncateSync(path, 0), { path, key }), { code: 'store-unreadable', params: { reason: 'truncated' } }],
    ['a folder', () => ({ path: folder, key }), { code: 'store-unreadable', params: { reason: expect.any(String) as string } }],
    [
      'a folder that is a file',
      () => ({ path: join(path, 'x.db'), key }),
      { code: 'store-unreadable', params: { reason: expect.any(String) as string } },
    ],
  ]
  test.each(damages)('%s', (_, damage, failure) => {
    const options = damage()
    const before = readFileSync(path)
    expect(failureOfOpening(options)).toEqual(failure)
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(join(folder, 'inner'))).toEqual(['notes.db', 'notes.db.audit-head'])
  })

  test('a newer file', () => {
    const database = openDatabase(path, key)
    database.pragma('user_version=99')
    database.close()
    const before = readFileSync(path)
    expect(failureOfOpening({ path, key })).toEqual({ code: 'store-newer', params: { found: 99, known: newest } })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('a log without its file', () => {
    appendFileSync(`${path}-wal`, 'frames')
    rmSync(path)
    expect(failureOfOpening({ path, key })).toEqual({ code: 'store-unreadable', params: { reason: 'only the log is left' } })
    expect(readFileSync(`${path}-wal`, 'utf8')).toBe('frames')
  })
})

test('a changed bit in a page of text is reported when it is read, never shown', () => {
  const first = openStore({ path, key })
  const noteId = addNote(first, 1_000, '胸闷气促。'.repeat(20_000))
  closeStore(first)
  const bytes = readFileSync(path)
  const place = bytes.length - 5 * 4096 + 1_000
  bytes[place] = (bytes[place] ?? 0) ^ 1
  writeFileSync(path, bytes)

  const store = openStore({ path, key })
  expect(() => readNote(store, noteId)).toThrow(new AppFailure('store-unreadable', { reason: 'SQLITE_CORRUPT' }))
  closeStore(store)
})

/** As the program of that time wrote it: today's would miss the tables of today. */
function addOldNote(store: WritableStore, id: string): void {
  const { database } = connectionOf(store)
  database.prepare('INSERT INTO notes (id, title, is_sample, created_at) VALUES (?, ?, 0, 1)').run(id, '周某某')
  database.prepare("INSERT INTO record_versions VALUES (?, 1, 1, 3, '', '[]', ?)").run(id, recordText)
}

const countNotes = (store: WritableStore) => connectionOf(store).database.prepare('SELECT count(*) FROM record_versions').pluck().get()

describe('an older file', () => {
  const now = () => Date.UTC(2024, 9, 16, 8, 30)
  const copyName = '2024-10-16T08-30-00-000Z-migration.db'

  beforeEach(() => {
    const store = openStore({ path, key, migrations: [createTables] })
    addOldNote(store, 'one')
    closeStore(store)
  })

  test('is copied whole under the same key before its first step, and then migrated', () => {
    const store = openStore({ path, key, now })
    expect(connectionOf(store).database.pragma('user_version', { simple: true })).toBe(newest)
    closeStore(store)
    expect(readdirSync(join(folder, 'inner', 'backups')).sort()).toEqual([copyName, `${copyName}.json`])

    copyFileSync(join(folder, 'inner', 'backups', copyName), path)
    const restored = openStore({ path, key, migrations: [createTables] })
    expect(countNotes(restored)).toBe(1)
    closeStore(restored)
  })

  test('has its copy with what is still only in the log', () => {
    const writer = openStore({ path, key, migrations: [createTables] })
    addOldNote(writer, 'two')
    const store = openStore({ path, key, now })
    closeStore(writer)
    closeStore(store)
    const copy = openStore({ path: join(folder, 'inner', 'backups', copyName), key, migrations: [createTables] })
    expect(countNotes(copy)).toBe(2)
    closeStore(copy)
  })

  test('that is damaged is neither copied nor migrated', () => {
    const bytes = readFileSync(path)
    const place = bytes.length - 4096 + 1_000
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(path, bytes)
    expect(failureOfOpening({ path, key, now }).code).toBe('store-unreadable')
    const database = openDatabase(path, key)
    expect(database.pragma('user_version', { simple: true })).toBe(1)
    database.close()
  })

  test('is not migrated when the copy can’t be made', () => {
    mkdirSync(join(folder, 'inner', 'backups'))
    writeFileSync(join(folder, 'inner', 'backups', copyName), 'something else')
    expect(() => openStore({ path, key, now })).toThrow()
    const store = openStore({ path, key, migrations: [createTables] })
    expect(countNotes(store)).toBe(1)
    closeStore(store)
    expect(readFileSync(join(folder, 'inner', 'backups', copyName), 'utf8')).toBe('something else')
  })
})

test('a current file is opened without a copy', () => {
  filledFile()
  closeStore(openStore({ path, key }))
  expect(readdirSync(join(folder, 'inner'))).toEqual(['notes.db', 'notes.db.audit-head'])
  expect(existsSync(path)).toBe(true)
})
