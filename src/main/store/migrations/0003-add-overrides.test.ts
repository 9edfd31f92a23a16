import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'
import { addOverrides } from './0003-add-overrides.ts'

const rows = `
INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1);
INSERT INTO record_versions VALUES ('n', 1, 1, 3, '主诉', '[]', '主诉：');
INSERT INTO drafts VALUES (1, 'd', 'n', 1, 'outpatient', 7, '[]', 2);
INSERT INTO draft_versions VALUES ('d', 1, 'model', 3, '[]');`
const override = `INSERT INTO overrides (note_id, draft_id, version, section_id, rule, at, passage_json, reason_json)
  VALUES ('n', 'd', 1, 'diagnosis', 'F3', 5, '{}', '"对侧"')`

function migrated(): Database.Database {
  const database = new Database(':memory:')
  database.pragma('recursive_triggers=ON')
  database.pragma('foreign_keys=ON')
  migrate(database, [createTables, refuseChanges])
  database.exec(rows)
  migrate(database, [addOverrides])
  return database
}

test('a file of version 2 keeps what it holds and takes overrides from then on', () => {
  const database = migrated()
  database.exec(override)
  expect(['drafts', 'draft_versions', 'overrides'].map((table) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toEqual(
    [1, 1, 1],
  )
})

test('an override is append only', () => {
  const database = migrated()
  database.exec(override)
  const before = database.prepare('SELECT * FROM overrides').all()
  for (const change of [
    "UPDATE overrides SET reason_json = '1'",
    'DELETE FROM overrides',
    'INSERT OR REPLACE INTO overrides SELECT * FROM overrides',
  ])
    expect(() => database.exec(change)).toThrow('append only')
  expect(database.prepare('SELECT * FROM overrides').all()).toEqual(before)
})

test('an override needs the version that it speaks of, and the table is strict', () => {
  const database = migrated()
  expect(() => database.exec(override.replace("'d', 1,", "'d', 2,"))).toThrow('FOREIGN KEY')
  expect(() => database.exec(override.replace("'F3', 5", "'F3', 'now'"))).toThrow('cannot store TEXT')
})
