import type Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { copyDatabase } from './copyDatabase.ts'
import { openDatabase } from './openDatabase.ts'

const key = randomBytes(32)
let folder: string
let source: Database.Database
let target: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yizhai-copy-'))
  target = join(folder, 'copy.db')
  source = openDatabase(join(folder, 'source.db'), key)
  source.exec('CREATE TABLE texts (text TEXT) STRICT; PRAGMA user_version=4')
  const insert = source.prepare('INSERT INTO texts VALUES (?)')
  source.transaction(() => {
    for (let row = 0; row < 200; row++) insert.run('胸闷气促。'.repeat(100))
  })()
})
afterEach(() => {
  source.close()
  rmSync(folder, { recursive: true })
})

/** The source, but what it writes as a copy is spoilt before anyone looks at it. */
function spoiling(spoil: () => void): Database.Database {
  const prepare = (sql: string) => {
    const statement = source.prepare(sql)
    return sql.startsWith('VACUUM INTO') ? { run: (path: string) => (statement.run(path), spoil()) } : statement
  }
  return new Proxy(source, { get: (database, name) => (name === 'prepare' ? prepare : database.pragma.bind(database)) })
}

test('the copy is whole, of the same version, and encrypted under the same key', () => {
  copyDatabase(source, target, key)
  const copy = openDatabase(target, key)
  expect([copy.pragma('user_version', { simple: true }), copy.prepare('SELECT text FROM texts').all()]).toEqual([
    4,
    source.prepare('SELECT text FROM texts').all(),
  ])
  copy.close()
  expect(readFileSync(target).includes('胸闷气促')).toBe(false)
})

test.each(['DELETE FROM texts WHERE rowid = 7', 'PRAGMA user_version=3', 'DROP TABLE texts'])(
  'a copy that differs does not count: %s',
  (sql) => {
    const spoil = () => void openDatabase(target, key).exec(sql).close()
    expect(() => copyDatabase(spoiling(spoil), target, key)).toThrow(new AppFailure('store-unreadable', { reason: 'copy' }))
  },
)

test('a copy with one changed bit does not count', () => {
  const spoil = () => {
    const bytes = readFileSync(target)
    bytes[4096 * 5 + 100] = (bytes[4096 * 5 + 100] ?? 0) ^ 1
    writeFileSync(target, bytes)
  }
  expect(() => copyDatabase(spoiling(spoil), target, key)).toThrow()
})
