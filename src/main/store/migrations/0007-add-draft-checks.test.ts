import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'
import { addOverrides } from './0003-add-overrides.ts'
import { addSearch } from './0006-add-search.ts'
import { addDraftChecks } from './0007-add-draft-checks.ts'

test('a file of version 10 keeps its drafts, and a check needs the version that it speaks of', () => {
  const database = new Database(':memory:')
  database.pragma('foreign_keys=ON')
  migrate(database, [createTables, refuseChanges, addOverrides, addSearch])
  database.exec(`
INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1);
INSERT INTO record_versions VALUES ('n', 1, 1, 3, '主诉', '[]', '主诉：');
INSERT INTO drafts VALUES (1, 'd', 'n', 1, 'outpatient', 7, '[]', 2);
INSERT INTO draft_versions VALUES ('d', 1, 'model', 3, '[]');`)
  migrate(database, [addDraftChecks])
  database.exec("INSERT INTO draft_checks VALUES ('d', 1, 2, 0)")
  expect(database.prepare('SELECT id, reds FROM drafts JOIN draft_checks ON draft_id = id').all()).toEqual([{ id: 'd', reds: 2 }])
  expect(() => database.exec("UPDATE draft_checks SET version = 2 WHERE draft_id = 'd'")).toThrow('FOREIGN KEY')
})
