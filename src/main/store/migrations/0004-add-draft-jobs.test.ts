import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'
import { addOverrides } from './0003-add-overrides.ts'
import { addDraftJobs } from './0004-add-draft-jobs.ts'

const rows = `
INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1);
INSERT INTO record_versions VALUES ('n', 1, 1, 3, '主诉', '[]', '主诉：');
INSERT INTO drafts VALUES (1, 'd', 'n', 1, 'outpatient', 7, '[]', 2);`
const job = "INSERT INTO draft_jobs (draft_id, key) VALUES ('d', 'k')"

function migrated(): Database.Database {
  const database = new Database(':memory:')
  database.pragma('recursive_triggers=ON')
  database.pragma('foreign_keys=ON')
  migrate(database, [createTables, refuseChanges, addOverrides])
  database.exec(rows)
  migrate(database, [addDraftJobs])
  return database
}

test('a file of version 3 keeps what it holds and takes jobs from then on', () => {
  const database = migrated()
  database.exec(job)
  expect(['drafts', 'draft_jobs'].map((table) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toEqual([1, 1])
})

test('a job is append only', () => {
  const database = migrated()
  database.exec(job)
  for (const change of [
    "UPDATE draft_jobs SET key = 'other'",
    'DELETE FROM draft_jobs',
    'INSERT OR REPLACE INTO draft_jobs SELECT * FROM draft_jobs',
  ])
    expect(() => database.exec(change)).toThrow('append only')
})

test('a job is one of a draft that there is, and of each draft one', () => {
  const database = migrated()
  database.exec(job)
  expect(() => database.exec(job)).toThrow('UNIQUE')
  expect(() => database.exec(job.replace("'d'", "'e'"))).toThrow('FOREIGN KEY')
})
