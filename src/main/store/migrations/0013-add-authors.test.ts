import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { addAuthors } from './0013-add-authors.ts'
import { migrations } from './migrations.ts'

const rows = `
INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1);
INSERT INTO record_versions VALUES ('n', 1, 1, 3, '主诉', '[]', '主诉：');
INSERT INTO drafts VALUES (1, 'd', 'n', 1, 'outpatient', 7, '[]', 2);
INSERT INTO draft_versions VALUES ('d', 1, 'model', 3, '[]', NULL, NULL);
INSERT INTO signatures VALUES (1, 'n', 'd', 1, 4, 'hash', '[]');`
const firstSignature = `INSERT INTO first_signatures (note_id, draft_id, version, at, actor_json) VALUES ('n', 'd', 1, 4, '{}')`

function migrated(): Database.Database {
  const database = new Database(':memory:')
  database.pragma('recursive_triggers=ON')
  database.pragma('foreign_keys=ON')
  migrate(
    database,
    migrations.filter(({ number }) => number < addAuthors.number),
  )
  database.exec(rows)
  migrate(database, [addAuthors])
  return database
}

test('versions and signatures from before keep what they hold and name nobody', () => {
  const database = migrated()
  const actors = (table: string) => database.prepare(`SELECT version, at, actor_json FROM ${table}`).all()
  expect([actors('draft_versions'), actors('signatures')]).toEqual([
    [{ version: 1, at: 3, actor_json: null }],
    [{ version: 1, at: 4, actor_json: null }],
  ])
})

test('a version is signed first once, and that is append only', () => {
  const database = migrated()
  database.exec(firstSignature)
  expect(() => database.exec(firstSignature)).toThrow('UNIQUE')
  expect(() => database.exec(firstSignature.replace("'d', 1", "'d', 2"))).toThrow('FOREIGN KEY')
  for (const change of ['UPDATE first_signatures SET at = 9', 'DELETE FROM first_signatures'])
    expect(() => database.exec(change)).toThrow('append only')
})
