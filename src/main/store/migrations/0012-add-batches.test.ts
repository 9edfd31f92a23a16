import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'
import { addBatches } from './0012-add-batches.ts'

const rows = `
INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1);
INSERT INTO record_versions VALUES ('n', 1, 1, 3, '主诉', '[]', '主诉：');
INSERT INTO drafts VALUES (1, 'd', 'n', 1, 'outpatient', 7, '[]', 2);`
const batch = `
INSERT INTO batches VALUES (1, 'b', '"夜间"', '{}', 'outpatient', 1, 3);
INSERT INTO batch_events VALUES (1, 'b', 'running', 3, NULL);
INSERT INTO batch_items VALUES (1, 'b', 1, '"1.txt"', '{}');`
const event = (state: string, isFinal: number) =>
  `INSERT INTO batch_item_events (item_number, state, is_final, at, note_id, draft_id) VALUES (1, '${state}', ${String(isFinal)}, 4, 'n', 'd')`

function migrated(): Database.Database {
  const database = new Database(':memory:')
  database.pragma('recursive_triggers=ON')
  database.pragma('foreign_keys=ON')
  migrate(database, [createTables, refuseChanges])
  database.exec(rows)
  migrate(database, [addBatches])
  database.exec(batch)
  return database
}

test('a file of the version before keeps what it holds and takes batches from then on', () => {
  const database = migrated()
  expect(
    ['notes', 'drafts', 'batches', 'batch_items'].map((table) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
  ).toEqual([1, 1, 1, 1])
})

test('what became of a record is said once: it is noted once and ends once', () => {
  const database = migrated()
  database.exec(event('noted', 0))
  expect(() => database.exec(event('noted', 0))).toThrow('UNIQUE')
  database.exec(event('drafted', 1))
  expect(() => database.exec(event('failed', 1))).toThrow('UNIQUE')
  expect(() => database.exec(event('drafted', 0))).toThrow('CHECK')
  expect(() => database.exec(event('signed', 1))).toThrow('CHECK')
})

test('batches are append only', () => {
  const database = migrated()
  database.exec(event('noted', 0))
  for (const table of ['batches', 'batch_events', 'batch_items', 'batch_item_events'])
    for (const change of [
      `UPDATE ${table} SET number = 9`,
      `DELETE FROM ${table}`,
      `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
    ])
      expect(() => database.exec(change)).toThrow('append only')
})
