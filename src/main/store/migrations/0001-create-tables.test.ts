import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { createTables } from './0001-create-tables.ts'

function migrated(): Database.Database {
  const database = new Database(':memory:')
  migrate(database, [createTables])
  return database
}

test('every table is strict', () => {
  const tables = migrated().prepare(
    "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  )
  expect(tables.all()).toEqual(
    [
      'draft_endings',
      'draft_versions',
      'drafts',
      'notes',
      'record_versions',
      'rejections',
      'settings',
      'signatures',
      'statements',
      'stream_texts',
    ].map((name) => ({ name, strict: 1 })),
  )
})

test('a draft needs its record, and an ending its draft', () => {
  const database = migrated()
  database.pragma('foreign_keys=ON')
  expect(() =>
    database.exec(
      "INSERT INTO drafts (id, note_id, record_version, template_id, seed, headings_json, started_at) VALUES ('d', 'n', 1, 't', 1, '[]', 1)",
    ),
  ).toThrow('FOREIGN KEY')
  expect(() => database.exec("INSERT INTO draft_endings (draft_id, phase, at) VALUES ('d', 'drafted', 1)")).toThrow('FOREIGN KEY')
})
