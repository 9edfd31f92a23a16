import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'
import { addOverrides } from './0003-add-overrides.ts'
import { addSearch } from './0006-add-search.ts'

function migrated(): Database.Database {
  const database = new Database(':memory:')
  database.pragma('foreign_keys=ON')
  migrate(database, [createTables, refuseChanges, addOverrides])
  database.exec("INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1); INSERT INTO record_versions VALUES ('n', 1, 1, 3, '', '[]', '主诉：');")
  migrate(database, [addSearch])
  return database
}

test('a file of version 3 keeps what it holds, and three signs in a row are found from then on', () => {
  const database = migrated()
  database.exec(
    "INSERT INTO search_texts VALUES (7, 'n', 'record', NULL); INSERT INTO search_index (rowid, signs) VALUES (7, '反复胸闷气促')",
  )
  const find = (signs: string) => database.prepare('SELECT rowid FROM search_index WHERE search_index MATCH ?').pluck().all(`"${signs}"`)
  expect([database.prepare('SELECT text FROM record_versions').pluck().all(), find('胸闷气'), find('胸气促')]).toEqual([
    ['主诉：'],
    [7],
    [],
  ])
})

test('a text is in the index once, and only of a note that is there', () => {
  const database = migrated()
  const add = (note: string) => database.prepare("INSERT INTO search_texts (note_id, kind) VALUES (?, 'record')").run(note)
  add('n')
  expect(() => add('n')).toThrow('UNIQUE')
  expect(() => add('other')).toThrow('FOREIGN KEY')
})

test('what is in the index can be taken out again', () => {
  const database = migrated()
  database.exec("INSERT INTO search_index (rowid, signs) VALUES (7, '反复胸闷气促'); DELETE FROM search_index WHERE rowid = 7")
  expect(database.prepare('SELECT count(*) FROM search_index WHERE search_index MATCH \'"胸闷气"\'').pluck().get()).toBe(0)
})
