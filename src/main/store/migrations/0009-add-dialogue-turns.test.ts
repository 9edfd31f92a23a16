import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'
import { addOverrides } from './0003-add-overrides.ts'
import { nameVersions } from './0008-name-versions.ts'
import { addDialogueTurns } from './0009-add-dialogue-turns.ts'

const rows = `
INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1);
INSERT INTO record_versions VALUES ('n', 1, 1, 3, '主诉', '[]', '主诉：');
INSERT INTO drafts VALUES (1, 'd', 'n', 1, 'outpatient', 7, '[]', 2);`
const turn = `INSERT INTO dialogue_turns (id, note_id, draft_id, record_version, at, question_json, reply_json)
  VALUES ('t', 'n', 'd', 1, 5, '"过敏史？"', '{}')`

function migrated(): Database.Database {
  const database = new Database(':memory:')
  database.pragma('recursive_triggers=ON')
  database.pragma('foreign_keys=ON')
  migrate(database, [createTables, refuseChanges, addOverrides, nameVersions])
  database.exec(rows)
  migrate(database, [addDialogueTurns])
  return database
}

test('a file of version 8 keeps what it holds and takes turns from then on, also of a note without a draft', () => {
  const database = migrated()
  database.exec(turn)
  database.exec(turn.replace("'t'", "'u'").replace("'d'", 'NULL'))
  expect(['drafts', 'dialogue_turns'].map((table) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toEqual([1, 2])
})

test('a turn is append only', () => {
  const database = migrated()
  database.exec(turn)
  const before = database.prepare('SELECT * FROM dialogue_turns').all()
  for (const change of [
    "UPDATE dialogue_turns SET reply_json = '1'",
    'DELETE FROM dialogue_turns',
    'INSERT OR REPLACE INTO dialogue_turns SELECT * FROM dialogue_turns',
  ])
    expect(() => database.exec(change)).toThrow('append only')
  expect(database.prepare('SELECT * FROM dialogue_turns').all()).toEqual(before)
})

test('a turn needs its note, its draft and the text that it speaks of', () => {
  const database = migrated()
  for (const wrong of [
    turn.replace("'n', 'd', 1", "'n', 'd', 2"),
    turn.replace("'n', 'd'", "'m', 'd'"),
    turn.replace("'n', 'd'", "'n', 'e'"),
  ])
    expect(() => database.exec(wrong)).toThrow('FOREIGN KEY')
})
