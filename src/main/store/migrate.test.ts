import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { migrations } from './migrations/migrations.ts'
import { userVersionOf } from './openDatabase.ts'

/** A shipped migration is never changed: files out there have run exactly this text. A new one adds its line here. */
const shipped = {
  '1 create-tables': 'e2198961b1fcd66b6bc95d179749837126f9ac855fed1f1ee0e6c4d3d8dffbe2',
  '2 refuse-changes': 'a5bc4d21bfe8a29df67c52210a70cbc8a0404698d6c1971466ed0c886bafeab5',
  '3 add-overrides': '6bf761ed4566d6aeb94caf15fdd527a4f37b008df9604402302104e062e262f5',
  '4 add-draft-jobs': 'f2f4716255202ff71ccb422312db55fa7b87e48bedce07a1d4e6d435dd638415',
  '5 add-answers': '4ed3d8980e9acba5b3f0fcaf5e5c89ef0d286997274d3d47975ed2bd94bfc427',
  '6 add-search': '91a6bcee789c892fc3fc20ad2b3ce15a9d7b7a2087215980844479024e39b75c',
  '7 add-draft-checks': '355784188b13a944cb51ca84cc56cfcaf0a4ef3fb4b06afd740923e18755340d',
  '8 name-versions': '73daea135aff7ff369b41d45427076cadea613ab8317c233dbcc8525ec1faf1b',
  '9 add-dialogue-turns': '8d14d6b5984e005e63b15f8a192028f847aaa8dee83b78be71470880f208194f',
  '10 add-memory': 'cbbbb8c8f8b3bd8aa47e316a2c94ecc704eecf51a479a96f824a7e021f94bc01',
  '11 add-audit': 'c5107d4e45b9fe91940c897f513c548a00875b2020c9e3c3e85b72b0c6815825',
  '12 add-batches': '958846d5e392170f1317802eeed172fd56898bd7671e50fdbde399cc4372ea99',
  '13 add-authors': '42ca6a003846ac4ca1b8916024064125f8006f944fa0c1f196e71b6083f139dd',
  '14 add-own-templates': 'f7c59681e8558e94c895be3ae20b1461a53f809542098ce49f4bf8a6f3b06b17',
  '15 stamp-versions': '4ef3d25a7f5a27a91f00f29391238f543afb72116fe599018b8c7beb65266612',
}

test('the shipped migrations are the ones that were shipped', () => {
  const hashes = migrations.map(({ number, name, sql }) => [`${number} ${name}`, createHash('sha256').update(sql).digest('hex')])
  expect(Object.fromEntries(hashes)).toEqual(shipped)
})

test('the numbers are in order, each once; some may be left out', () => {
  const numbers = migrations.map(({ number }) => number)
  expect([...new Set(numbers)].sort((one, other) => one - other)).toEqual(numbers)
})

test('a file goes on behind a number that was left out', () => {
  const database = new Database(':memory:')
  const steps = [1, 2, 5, 6].map((number) => ({ number, name: `step-${number}`, sql: `CREATE TABLE t${number} (a TEXT) STRICT` }))
  migrate(database, steps.slice(0, 3))
  expect([pendingMigrations(database, steps).pending.map(({ number }) => number), userVersionOf(database)]).toEqual([[6], 5])
})

test('numbers may have gaps: a file runs what is above its own number, once', () => {
  const database = new Database(':memory:')
  const steps = [1, 2, 20].map((number) => ({ number, name: `step-${number}`, sql: `CREATE TABLE t${number} (a TEXT) STRICT` }))
  migrate(database, steps.slice(0, 2))
  const { found, pending } = pendingMigrations(database, steps)
  expect([found, pending.map(({ number }) => number)]).toEqual([2, [20]])
  migrate(database, pending)
  expect(pendingMigrations(database, steps)).toEqual({ found: 20, pending: [] })
})

test('a step that fails leaves the file at the step before, and goes on from there the next time', () => {
  const database = new Database(':memory:')
  const first = { number: 1, name: 'one', sql: 'CREATE TABLE one (a TEXT) STRICT' }
  const broken = { number: 2, name: 'two', sql: 'CREATE TABLE two (a TEXT) STRICT; CREATE TABLE one (a TEXT) STRICT' }
  expect(() => migrate(database, [first, broken])).toThrow('already exists')
  expect([userVersionOf(database), database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()]).toEqual([
    1,
    ['one'],
  ])

  const repaired = { ...broken, sql: 'CREATE TABLE two (a TEXT) STRICT' }
  migrate(database, pendingMigrations(database, [first, repaired]).pending)
  expect(userVersionOf(database)).toBe(2)
})

test('a step does not run twice', () => {
  const database = new Database(':memory:')
  const step = { number: 1, name: 'one', sql: 'CREATE TABLE IF NOT EXISTS one (a TEXT) STRICT' }
  migrate(database, [step])
  expect(() => migrate(database, [step])).toThrow('migration 1 does not follow version 1')
})

test('a newer file is refused', () => {
  const database = new Database(':memory:')
  const known = migrations.at(-1)?.number ?? 0
  database.pragma(`user_version=${known + 1}`)
  expect(() => pendingMigrations(database, migrations)).toThrow(new AppFailure('store-newer', { found: known + 1, known }))
})
