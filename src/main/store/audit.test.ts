import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { versionsFact } from '../../shared/audit.ts'
import { readAudit } from './audit.ts'
import { AuditHead, auditHeadPath } from './auditHead.ts'
import { openDatabase } from './openDatabase.ts'
import { closeStore, openStore, type WritableStore } from './openStore.ts'
import { appendSignature } from './signatures.ts'
import { addDraft, addNote, memoryStore, recordText, sections } from './storeFixture.ts'
import { connectionOf } from './store.ts'
import { transaction } from './transaction.ts'
import { verifyAudit } from './verifyAudit.ts'
import { stampWith } from './versions.ts'

const key = randomBytes(32)
const now = () => 9_000
const kindsOf = (store: WritableStore) =>
  readAudit(store, { before: Number.MAX_SAFE_INTEGER, limit: 100 })
    .reverse()
    .map(({ kind }) => kind)

function signedNote(store: WritableStore, text = recordText): void {
  const noteId = addNote(store, 1_000, text)
  const draftId = addDraft(store, noteId)
  appendSignature(store, { noteId, draftId, version: 1, sections, at: 5_000 })
}

test('what is done leaves its rows, without a word of any text', () => {
  const store = memoryStore()
  signedNote(store)
  expect(kindsOf(store)).toEqual(['audit-begun', 'record-saved', 'draft-started', 'draft-saved', 'draft-ended', 'signed'])
  const rows = JSON.stringify(readAudit(store, { before: 99, limit: 99 }))
  expect(rows).not.toMatch(/\p{Script=Han}/u)
})

test('a row and what it tells of are there together or not at all', () => {
  const store = memoryStore()
  const before = kindsOf(store)
  expect(() =>
    transaction(store, () => {
      addNote(store)
      throw new RangeError('stop')
    }),
  ).toThrow(RangeError)
  expect(kindsOf(store)).toEqual(before)
  const { database } = connectionOf(store)
  database.exec("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END")
  expect(() => addNote(store)).toThrow('no room')
  expect(database.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(0)
})

describe('what is done to the file behind the program is found at its row', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yizhai-audit-'))
    path = join(folder, 'notes.db')
    const store = openStore({ path, key, now })
    for (const text of ['甲：胸闷。', '乙：头晕。']) signedNote(store, text)
    closeStore(store)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** As somebody would who holds the key of the database and knows SQL. */
  function tamper(sql: string): void {
    const database = openDatabase(path, key)
    const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[]
    database.exec(triggers.map((name) => `DROP TRIGGER ${name};`).join(''))
    database.exec(sql)
    database.close()
  }
  async function verdict() {
    const store = openStore({ path, key, now })
    const found = await verifyAudit(store, { now, withTexts: true })
    closeStore(store)
    return found
  }
  const faultsOf = async () => (await verdict()).faults.map(({ number, kind }) => [number, kind])

  test('nothing was done', async () => {
    expect(await verdict()).toMatchObject({ rows: 11, texts: 6, faultCount: 0, faults: [], lag: 0 })
  })

  const attacks: readonly (readonly [string, string, readonly (readonly [number, string])[]])[] = [
    ['a row is edited', "UPDATE audit SET actor = 'other' WHERE number = 4", [[4, 'changed']]],
    [
      'a fact is edited',
      "UPDATE audit SET facts_json = replace(facts_json, '1', '2') WHERE number = 7",
      [
        [7, 'changed'],
        [7, 'text'],
      ],
    ],
    ['a row is deleted', 'DELETE FROM audit WHERE number = 5', [[5, 'missing']]],
    [
      'two rows change places',
      'UPDATE audit SET number = 99 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 4; UPDATE audit SET number = 4 WHERE number = 99',
      [
        [3, 'changed'],
        [4, 'changed'],
        [5, 'changed'],
      ],
    ],
    ['the end is cut off', 'DELETE FROM audit WHERE number > 9', [[10, 'cut']]],
    [
      'two patients’ rows are swapped',
      'UPDATE audit SET note_id = (SELECT id FROM notes WHERE number = 2) WHERE number = 2; UPDATE audit SET note_id = (SELECT id FROM notes WHERE number = 1) WHERE number = 7',
      [
        [2, 'changed'],
        [2, 'text'],
        [7, 'changed'],
        [7, 'text'],
      ],
    ],
    [
      'two patients’ records are swapped',
      'UPDATE record_versions SET text = CASE (SELECT number FROM notes WHERE id = note_id) WHEN 1 THEN char(20057) ELSE char(30002) END',
      [
        [2, 'text'],
        [7, 'text'],
      ],
    ],
    [
      'a signed text is edited',
      "UPDATE signatures SET sections_json = replace(sections_json, '胸闷', '胸痛') WHERE number = 2",
      [[11, 'text']],
    ],
    ['all is taken away', 'DELETE FROM audit', [[1, 'cut']]],
  ]
  test.for(attacks)('is found at its row: %s', async ([name, sql, faults], { task }) => {
    tamper(sql)
    expect(await faultsOf()).toEqual(faults)
    Object.assign(task.meta, { figure: `${name}: found at row ${faults[0]?.[0] ?? '?'}` })
  })

  test('a cut stays to be seen after the program has gone on', async () => {
    tamper('DELETE FROM audit WHERE number > 9')
    const store = openStore({ path, key, now })
    signedNote(store)
    closeStore(store)
    expect(await faultsOf()).toEqual([[10, 'cut']])
  })

  test('a cut is seen while the program runs', async () => {
    const store = openStore({ path, key, now })
    tamper('DELETE FROM audit WHERE number > 9')
    expect((await verifyAudit(store, { now })).faults).toEqual([{ number: 10, kind: 'cut', noteId: null }])
    closeStore(store)
  })

  test('without its head, or with a forged one, the chain says so', async () => {
    rmSync(auditHeadPath(path))
    expect(await faultsOf()).toEqual([[12, 'head']])
    writeFileSync(auditHeadPath(path), readFileSync(auditHeadPath(path)).toString('latin1').replaceAll('12', '11'))
    expect(await faultsOf()).toEqual([
      [12, 'head'],
      [13, 'head'],
    ])
  })

  test('a head that lags, as after a power cut, is no fault', async () => {
    copyFileSync(auditHeadPath(path), join(folder, 'old'))
    const store = openStore({ path, key, now })
    addNote(store)
    closeStore(store)
    copyFileSync(join(folder, 'old'), auditHeadPath(path))
    expect(await verdict()).toMatchObject({ rows: 12, faultCount: 0 })
  })
})

test('what another program writes while a file is being opened is not taken for a chain that was cut', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yizhai-audit-'))
  const path = join(folder, 'notes.db')
  const other = openStore({ path, key, now })
  const spy = vi.spyOn(AuditHead.prototype, 'read').mockImplementationOnce(function (this: AuditHead) {
    addNote(other)
    return this.read()
  })
  const opened = openStore({ path, key, now })
  expect(spy).toHaveBeenCalled()
  expect(kindsOf(opened)).toEqual(['audit-begun', 'record-saved'])
  expect((await verifyAudit(opened, { now })).faults).toEqual([])
  for (const store of [opened, other]) closeStore(store)
  rmSync(folder, { recursive: true })
})

test('a long chain is read page by page', async () => {
  const store = memoryStore()
  transaction(store, () => {
    for (let note = 0; note < 4_100; note++) addNote(store, note, '胸闷')
  })
  const rows: number[] = []
  expect(await verifyAudit(store, { now, onProgress: (count) => rows.push(count) })).toMatchObject({ rows: 4_101, faultCount: 0 })
  expect(rows).toEqual([2_000, 4_000])
})

test('every row says what was in force, from the first one of a file on, and with an import what is in force from then on', () => {
  const store = openStore({ path: ':memory:', key: null, versions: { application: '0.1.0', bundles: { dictionaries: '2026.11' } } })
  addNote(store)
  stampWith(store, { application: '0.1.0', bundles: { dictionaries: '2026.11', rules: '3' } })
  addNote(store)
  const stamps = readAudit(store, { before: 99, limit: 99 }).map(({ kind, facts }) => `${kind}: ${String(facts[versionsFact])}`)
  expect(stamps.reverse()).toEqual([
    'audit-begun: 0.1.0, dictionaries 2026.11',
    'record-saved: 0.1.0, dictionaries 2026.11',
    'record-saved: 0.1.0, dictionaries 2026.11, rules 3',
  ])
})
