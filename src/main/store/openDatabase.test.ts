import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { applySettings } from './openDatabase.ts'

const names = [
  'busy_timeout',
  'journal_mode',
  'synchronous',
  'recursive_triggers',
  'foreign_keys',
  'temp_store',
  'secure_delete',
  'trusted_schema',
  'cell_size_check',
]

test.each(names)('a %s that did not take is an error, not a surprise on a bad day', (name) => {
  const database = new Database(':memory:')
  const stubborn = new Proxy(database, {
    get: (target, property) =>
      property === 'pragma'
        ? (source: string, options?: Database.PragmaOptions) => (source === name ? 'off' : target.pragma(source, options))
        : undefined,
  })
  expect(() => applySettings(stubborn)).toThrow(`pragma ${name} is off`)
})
