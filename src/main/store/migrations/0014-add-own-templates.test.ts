import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { addOwnTemplates } from './0014-add-own-templates.ts'
import { migrations } from './migrations.ts'

const insert = (kind: string, json: string) =>
  `INSERT INTO own_templates (template_id, kind, template_json, at) VALUES ('own-1', '${kind}', ${json}, 5)`

test('a file of the step before keeps what it holds and takes templates, which are appended only', () => {
  const database = new Database(':memory:')
  migrate(
    database,
    migrations.filter(({ number }) => number < addOwnTemplates.number),
  )
  database.exec("INSERT INTO settings VALUES ('theme', '\"dark\"')")
  migrate(database, [addOwnTemplates])
  for (const row of [insert('saved', "'{}'"), insert('deleted', 'NULL'), insert('restored', 'NULL')]) database.exec(row)
  const countOf = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect([countOf('settings'), countOf('own_templates')]).toEqual([1, 3])
  for (const change of ['UPDATE own_templates SET at = 9', 'DELETE FROM own_templates'])
    expect(() => database.exec(change)).toThrow('append only')
  for (const row of [insert('saved', 'NULL'), insert('deleted', "'{}'"), insert('shared', 'NULL')])
    expect(() => database.exec(row)).toThrow('CHECK')
})
