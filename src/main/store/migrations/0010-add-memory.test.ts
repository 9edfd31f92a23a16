import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { addMemory } from './0010-add-memory.ts'
import { migrations } from './migrations.ts'

const rows = `
INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1);
INSERT INTO record_versions VALUES ('n', 1, 1, 3, '主诉', '[]', '主诉：');
INSERT INTO drafts VALUES (1, 'd', 'n', 1, 'outpatient', 7, '[]', 2);`
const correction = `INSERT INTO corrections (physician, note_id, draft_id, section_id, at, type, before_json, after_json, is_kept)
  VALUES ('', 'n', 'd', 'plan', 3, 'fact', '""', '""', 0)`
const rule = `INSERT INTO correction_rules (id, physician, section_id, type, change_json, origin, examples_json, at)
  VALUES ('r', '', 'plan', 'style', '{}', 'learned', '[]', 4)`
const event = "INSERT INTO rule_events (rule_id, kind, at) VALUES ('r', 'proposed', 4)"

function migrated(): Database.Database {
  const database = new Database(':memory:')
  database.pragma('recursive_triggers=ON')
  database.pragma('foreign_keys=ON')
  migrate(
    database,
    migrations.filter(({ number }) => number < addMemory.number),
  )
  database.exec(rows)
  migrate(database, [addMemory])
  return database
}

test('a file of the step before keeps what it holds and takes corrections, rules and events from then on', () => {
  const database = migrated()
  for (const insert of [correction, rule, event]) database.exec(insert)
  const countOf = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect(['drafts', 'corrections', 'correction_rules', 'rule_events'].map(countOf)).toEqual([1, 1, 1, 1])
})

test('all three are append only, and speak of what there is', () => {
  const database = migrated()
  for (const insert of [correction, rule, event]) database.exec(insert)
  for (const table of ['corrections', 'correction_rules', 'rule_events'])
    for (const change of [`UPDATE ${table} SET at = 9`, `DELETE FROM ${table}`, `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`])
      expect(() => database.exec(change)).toThrow('append only')
  expect(() => database.exec(correction.replace("'d'", "'e'"))).toThrow('FOREIGN KEY')
  expect(() => database.exec(event.replace("'r'", "'s'"))).toThrow('FOREIGN KEY')
  expect(() => database.exec(event.replace('proposed', 'forgotten'))).toThrow('CHECK')
})
