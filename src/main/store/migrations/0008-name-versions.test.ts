import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'
import { addOverrides } from './0003-add-overrides.ts'
import { nameVersions } from './0008-name-versions.ts'

const rows = `
INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1);
INSERT INTO record_versions VALUES ('n', 1, 1, 3, '主诉', '[]', '主诉：');
INSERT INTO drafts VALUES (1, 'd', 'n', 1, 'outpatient', 7, '[]', 2);
INSERT INTO draft_versions VALUES ('d', 1, 'model', 3, '[]');`

test('versions from before have no kind, keep what they hold, and stay append only', () => {
  const database = new Database(':memory:')
  migrate(database, [createTables, refuseChanges, addOverrides])
  database.exec(rows)
  migrate(database, [nameVersions])
  database.exec("INSERT INTO draft_versions VALUES ('d', 2, 'physician', 4, '[]', 'restored', '{}')")
  expect(database.prepare('SELECT * FROM draft_versions ORDER BY version').all()).toEqual([
    { draft_id: 'd', version: 1, author: 'model', at: 3, sections_json: '[]', kind: null, restored_from_json: null },
    { draft_id: 'd', version: 2, author: 'physician', at: 4, sections_json: '[]', kind: 'restored', restored_from_json: '{}' },
  ])
  expect(() => database.exec("UPDATE draft_versions SET kind = 'edit'")).toThrow('append only')
})
