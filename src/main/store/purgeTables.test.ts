import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore, closeStore } from './openStore.ts'
import { purgeNotes } from './purge.ts'
import { addSignedNote } from './purgeFixture.ts'
import { connectionOf } from './store.ts'

/** Every table that has a column for text, and what a purge makes of it; one that is not named here fails the test below. */
const fates: Readonly<Record<string, 'goes' | `stays: ${string}`>> = {
  notes: 'goes',
  record_versions: 'goes',
  drafts: 'goes',
  stream_texts: 'goes',
  statements: 'goes',
  draft_versions: 'goes',
  draft_endings: 'goes',
  rejections: 'goes',
  signatures: 'goes',
  first_signatures: 'goes',
  overrides: 'goes',
  draft_jobs: 'goes',
  answers: 'goes',
  draft_checks: 'goes',
  dialogue_turns: 'goes',
  corrections: 'goes',
  search_texts: 'goes',
  batches: 'goes',
  batch_events: 'goes',
  batch_items: 'goes',
  batch_item_events: 'goes',
  audit: 'stays: ids, counts and keyed hashes of what was done',
  settings: 'stays: what was chosen, nothing of a note',
  own_templates: 'stays: written for all notes, from none',
  correction_rules: 'stays: a wording that two notes bore out, which holds no word of either',
  rule_events: 'stays: what became of a rule; the draft that it names is taken out',
}

test('what has a column for text is taken away with its note, or is named with the reason why it stays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yizhai-purge-'))
  const store = openStore({ path: join(folder, 'notes.db'), key: null, now: () => 500 })
  try {
    const { database } = connectionOf(store)
    // search_index: tables of SQLite's own, whose words `purge.test.ts` reads
    const withText = `SELECT DISTINCT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
      WHERE m.type = 'table' AND m.name NOT LIKE 'search\\_index%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND (upper(c.type) NOT IN ('INTEGER', 'REAL') OR c.type = '') ORDER BY m.name`
    expect(database.prepare(withText).pluck().all()).toEqual(Object.keys(fates).sort())

    addSignedNote(store)
    const going = Object.keys(fates).filter((table) => fates[table] === 'goes')
    const rows = () => going.map((table) => [table, Number(database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()) > 0] as const)
    // the fixture has a row in each, or what is said of it would be said of nothing
    expect(rows()).toEqual(going.map((table) => [table, true]))
    purgeNotes(store, 5_000, { databasePath: join(folder, 'notes.db'), key: null, now: () => 9_000 })
    expect(rows()).toEqual(going.map((table) => [table, false]))
  } finally {
    closeStore(store)
    rmSync(folder, { recursive: true })
  }
})
