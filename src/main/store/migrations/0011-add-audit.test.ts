import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { addAudit } from './0011-add-audit.ts'
import { migrations } from './migrations.ts'

const row = "INSERT INTO audit VALUES (1, 5, '', 'audit-begun', NULL, NULL, '{}', 'm')"

function migrated(): Database.Database {
  const database = new Database(':memory:')
  database.pragma('recursive_triggers=ON')
  migrate(
    database,
    migrations.filter(({ number }) => number < addAudit.number),
  )
  database.exec("INSERT INTO notes VALUES (1, 'n', '周某某', 0, 1)")
  migrate(database, [addAudit])
  return database
}

test('a file of the step before keeps what it holds and takes audit rows from then on, which refuse every change', () => {
  const database = migrated()
  database.exec(row)
  const countOf = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect(['notes', 'audit'].map(countOf)).toEqual([1, 1])
  for (const change of ['UPDATE audit SET at = 9', 'DELETE FROM audit', 'INSERT OR REPLACE INTO audit SELECT * FROM audit'])
    expect(() => database.exec(change)).toThrow('append only')
})
