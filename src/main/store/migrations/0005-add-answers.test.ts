import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'
import { addOverrides } from './0003-add-overrides.ts'
import { addDraftJobs } from './0004-add-draft-jobs.ts'
import { addAnswers } from './0005-add-answers.ts'

const rows = `
INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1);
INSERT INTO record_versions VALUES ('n', 1, 1, 3, '主诉', '[]', '主诉：');
INSERT INTO drafts VALUES (1, 'd', 'n', 1, 'outpatient', 7, '[]', 2);
INSERT INTO draft_jobs VALUES (1, 'd', 'k');`
const answer = "INSERT INTO answers (draft_id, key, answer_json) VALUES ('d', 'k', '{}')"

function migrated(): Database.Database {
  const database = new Database(':memory:')
  database.pragma('recursive_triggers=ON')
  database.pragma('foreign_keys=ON')
  migrate(database, [createTables, refuseChanges, addOverrides, addDraftJobs])
  database.exec(rows)
  migrate(database, [addAnswers])
  return database
}

test('a file of version 4 keeps what it holds and takes answers from then on', () => {
  const database = migrated()
  database.exec(answer)
  expect(['drafts', 'draft_jobs', 'answers'].map((table) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toEqual([
    1, 1, 1,
  ])
})

test('an answer is append only, and one of a draft that there is', () => {
  const database = migrated()
  database.exec(answer)
  for (const change of ["UPDATE answers SET key = 'other'", 'DELETE FROM answers', 'INSERT OR REPLACE INTO answers SELECT * FROM answers'])
    expect(() => database.exec(change)).toThrow('append only')
  expect(() => database.exec(answer.replace("'d'", "'e'"))).toThrow('FOREIGN KEY')
})
