import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { stampVersions } from './0015-stamp-versions.ts'
import { migrations } from './migrations.ts'

test('drafts from before keep what they hold and name no versions; a stamp is not changed', () => {
  const database = new Database(':memory:')
  database.pragma('recursive_triggers=ON')
  migrate(
    database,
    migrations.filter(({ number }) => number < stampVersions.number),
  )
  database.exec(`INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1);
    INSERT INTO record_versions VALUES ('n', 1, 1, 3, '主诉', '[]', '主诉：');
    INSERT INTO drafts VALUES (1, 'd', 'n', 1, 'outpatient', 7, '[]', 2);`)
  migrate(database, [stampVersions])
  expect(database.prepare('SELECT id, template_id, seed, started_at, versions_json, template_version FROM drafts').all()).toEqual([
    { id: 'd', template_id: 'outpatient', seed: 7, started_at: 2, versions_json: null, template_version: null },
  ])
  expect(() => database.exec(`UPDATE drafts SET versions_json = '{}'`)).toThrow('append only')
})
