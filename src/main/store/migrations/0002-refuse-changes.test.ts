import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'

const rows = `
INSERT INTO settings VALUES ('language', '"zh"');
INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1);
INSERT INTO record_versions VALUES ('n', 1, 1, 3, '主诉', '[]', '主诉：');
INSERT INTO drafts VALUES (1, 'd', 'n', 1, 'outpatient', 7, '[]', 2);
INSERT INTO stream_texts VALUES (1, 'd', 'complaint', 1, 2, '"胸"');
INSERT INTO statements VALUES ('d', 'complaint', 1, 2, '{}');
INSERT INTO draft_versions VALUES ('d', 1, 'model', 3, '[]');
INSERT INTO draft_endings VALUES ('d', 'drafted', 3, NULL, NULL, NULL, NULL, NULL);
INSERT INTO rejections VALUES (1, 'd', 'complaint', 'number', 3, '"胸闷4天"');
INSERT INTO signatures VALUES (1, 'n', 'd', 1, 4, 'hash', '[]');`
const textTables = [
  'notes',
  'record_versions',
  'drafts',
  'stream_texts',
  'statements',
  'draft_versions',
  'draft_endings',
  'rejections',
  'signatures',
]

function allRows(database: Database.Database) {
  return ['settings', ...textTables].map((table) => database.prepare(`SELECT * FROM ${table}`).all())
}

function migrated(): { database: Database.Database; before: unknown } {
  const database = new Database(':memory:')
  database.pragma('recursive_triggers=ON')
  migrate(database, [createTables])
  database.exec(rows)
  const before = allRows(database)
  migrate(database, [refuseChanges])
  return { database, before }
}

test('every row of version 1 is still there', () => {
  const { database, before } = migrated()
  expect(allRows(database)).toEqual(before)
})

test.each(textTables)('%s is append only', (table) => {
  const { database, before } = migrated()
  const column = database.prepare(`SELECT name FROM pragma_table_info('${table}') LIMIT 1`).pluck().get() as string
  expect(() => database.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow('append only')
  expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('append only')
  expect(() => database.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toThrow('append only')
  expect(allRows(database)).toEqual(before)
})

test('a table that is added later is listed here or is no table of text', () => {
  const tables = migrated().database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()
  expect(tables).toEqual([...textTables, 'settings'].sort())
})

test('settings may change', () => {
  const { database } = migrated()
  database.exec(`UPDATE settings SET value_json = '"en"'`)
  expect(database.prepare('SELECT value_json FROM settings').pluck().get()).toBe('"en"')
})
