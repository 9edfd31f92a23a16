import type Database from 'better-sqlite3'
import { rmSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { PurgePlan } from '../../shared/purge.ts'
import { appendAudit, digestOf } from './audit.ts'
import { keptBackups, backUpStore } from './backUpStore.ts'
import { backupsFolder, listBackups } from './backups.ts'
import { all } from './sql.ts'
import { connectionOf, type ReadableStore, type WritableStore } from './store.ts'
import { attempt } from './storeFailure.ts'
import { transaction } from './transaction.ts'

export type PurgeOptions = { readonly databasePath: string; readonly key: Buffer | null; readonly now: () => number }

/** Records of batches that go on, whose notes the batch still comes to. */
const openItems = `SELECT i.number, i.place_json FROM batch_items i
  JOIN batch_events e ON e.number = (SELECT max(number) FROM batch_events WHERE batch_id = i.batch_id)
  WHERE e.state IN ('running', 'paused')
    AND NOT EXISTS (SELECT 1 FROM batch_item_events f WHERE f.item_number = i.number AND f.is_final = 1)`
const awaitedNotes = `SELECT json_extract(place_json, '$.noteId') FROM (${openItems}) WHERE json_extract(place_json, '$.noteId') IS NOT NULL
  UNION SELECT note_id FROM batch_item_events WHERE note_id IS NOT NULL AND item_number IN (SELECT number FROM (${openItems}))`

/** Notes of which nothing was touched since `@before`, and of which nothing is being written now or will be by a batch. */
const dueNotes = `SELECT n.id FROM notes n WHERE
  max(n.created_at,
    coalesce((SELECT max(at) FROM record_versions WHERE note_id = n.id), 0),
    coalesce((SELECT max(started_at) FROM drafts WHERE note_id = n.id), 0),
    coalesce((SELECT max(e.at) FROM draft_endings e JOIN drafts d ON d.id = e.draft_id WHERE d.note_id = n.id), 0),
    coalesce((SELECT max(v.at) FROM draft_versions v JOIN drafts d ON d.id = v.draft_id WHERE d.note_id = n.id), 0),
    coalesce((SELECT max(o.at) FROM overrides o JOIN drafts d ON d.id = o.draft_id WHERE d.note_id = n.id), 0),
    coalesce((SELECT max(f.at) FROM first_signatures f JOIN drafts d ON d.id = f.draft_id WHERE d.note_id = n.id), 0),
    coalesce((SELECT max(at) FROM dialogue_turns WHERE note_id = n.id), 0),
    coalesce((SELECT max(at) FROM signatures WHERE note_id = n.id), 0)) < @before
  AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.note_id = n.id AND d.id NOT IN (SELECT draft_id FROM draft_endings))
  AND n.id NOT IN (${awaitedNotes})
  ORDER BY n.number`

/** Batches that ended before `@before`, and of these the records that are no note: their names are the names of files, and those often a patient's. */
const dueBatches = `SELECT b.id FROM batches b JOIN batch_events e ON e.number = (SELECT max(number) FROM batch_events WHERE batch_id = b.id)
  WHERE e.state IN ('stopped', 'done') AND e.at < @before`
const dueItems = `SELECT i.number FROM batch_items i WHERE i.batch_id IN (${dueBatches})
  AND NOT EXISTS (SELECT 1 FROM batch_item_events e WHERE e.item_number = i.number AND e.note_id IS NOT NULL)`
const countsOfNote = `SELECT n.id,
    (SELECT count(*) FROM record_versions WHERE note_id = n.id) AS records,
    (SELECT count(*) FROM drafts WHERE note_id = n.id) AS drafts,
    (SELECT count(*) FROM draft_versions v JOIN drafts d ON d.id = v.draft_id WHERE d.note_id = n.id) AS versions,
    (SELECT count(*) FROM signatures WHERE note_id = n.id) AS signatures,
    (SELECT sum(characters) FROM record_versions WHERE note_id = n.id) AS characters,
    (SELECT text FROM record_versions WHERE note_id = n.id ORDER BY version DESC LIMIT 1) AS text
  FROM notes n WHERE n.id IN (${dueNotes})`
const countsRow = z.object({
  id: z.string(),
  records: z.int(),
  drafts: z.int(),
  versions: z.int(),
  signatures: z.int(),
  characters: z.int(),
  text: z.string(),
})

/** What a purge of everything that was last touched before `before` (milliseconds since 1970) would take away. Changes nothing. */
export function planPurge(store: ReadableStore, before: number, databasePath: string): PurgePlan {
  const notes = all(store, countsRow, countsOfNote, { before })
  const sum = (count: (note: (typeof notes)[number]) => number) => notes.reduce((total, note) => total + count(note), 0)
  const [items] = all(store, z.object({ count: z.int() }), `SELECT count(*) AS count FROM (${dueItems})`, { before })
  return {
    before,
    notes: notes.length,
    unsigned: notes.filter(({ signatures }) => signatures === 0).length,
    drafts: sum(({ drafts }) => drafts),
    signatures: sum(({ signatures }) => signatures),
    characters: sum(({ characters }) => characters),
    batchFiles: items?.count ?? 0,
    backups: listBackups(backupsFolder(databasePath)).length,
    setAside: setAsideFiles(databasePath).length,
  }
}

/**
 * Takes these notes away with everything that hangs on them, the index of the search and every backup that held them; what stays of each is a row in the audit
 * with ids, counts and a keyed hash. The file is written anew, so that no page keeps a word. Ended by the next purge where it was killed after its commit.
 */
export function purgeNotes(store: WritableStore, before: number, options: PurgeOptions): PurgePlan {
  const plan = planPurge(store, before, options.databasePath)
  const isDue = plan.notes > 0 || plan.batchFiles > 0
  if (isDue) transaction(store, () => removeNotes(store, plan, options.now()))
  if (isDue || hasOldBackups(store, options)) leaveNoTrace(store, options)
  return plan
}

function removeNotes(store: WritableStore, plan: PurgePlan, at: number): void {
  const { database } = connectionOf(store)
  const notes = all(store, countsRow, countsOfNote, { before: plan.before })
  attempt(() => {
    database.exec('CREATE TEMP TABLE purged_notes (id TEXT PRIMARY KEY); CREATE TEMP TABLE purged_drafts (id TEXT PRIMARY KEY)')
    const insert = database.prepare('INSERT INTO purged_notes VALUES (?)')
    for (const { id } of notes) insert.run(id)
    database.exec('INSERT INTO purged_drafts SELECT id FROM drafts WHERE note_id IN (SELECT id FROM purged_notes)')
    // checked all at once at the commit, so that the order of the tables does not matter
    database.pragma('defer_foreign_keys=ON')
    withoutRefusals(database, () => {
      removeRows(database)
      removeBatches(database, plan.before)
    })
    database.exec('DROP TABLE purged_notes; DROP TABLE purged_drafts')
  })
  for (const { id: noteId, text, ...counts } of notes)
    appendAudit(store, { kind: 'note-purged', at, noteId, facts: { ...counts, digest: digestOf(store, noteId, text) } })
  const { notes: count, drafts, signatures, characters, batchFiles, before } = plan
  appendAudit(store, { kind: 'purged', at, facts: { before, notes: count, drafts, signatures, characters, batchFiles } })
}

/** The triggers that make the tables append only are away inside this transaction alone, and are back to the letter before it can end. */
function withoutRefusals(database: Database.Database, work: () => void): void {
  const read = () =>
    database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name <> 'audit' ORDER BY name").all() as {
      readonly name: string
      readonly sql: string
    }[]
  const triggers = read()
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`)
  work()
  for (const { sql } of triggers) database.exec(sql)
  if (JSON.stringify(read()) !== JSON.stringify(triggers)) throw new Error('the triggers are not what they were')
}

/** By the names of the columns, so that a table that comes later is not forgotten. */
function removeRows(database: Database.Database): void {
  const items = `SELECT item_number FROM batch_item_events WHERE note_id IN (SELECT id FROM purged_notes)`
  database.exec(`CREATE TEMP TABLE purged_items AS ${items}`)
  database.exec('DELETE FROM batch_item_events WHERE item_number IN (SELECT item_number FROM purged_items)')
  database.exec('DELETE FROM batch_items WHERE number IN (SELECT item_number FROM purged_items)')
  database.exec('DROP TABLE purged_items')
  database.exec('DELETE FROM search_index WHERE rowid IN (SELECT number FROM search_texts WHERE note_id IN (SELECT id FROM purged_notes))')
  // a rule outlives the draft that raised or used it, and holds no word of it
  database.exec('UPDATE rule_events SET draft_id = NULL WHERE draft_id IN (SELECT id FROM purged_drafts)')
  for (const [column, purged] of [
    ['draft_id', 'purged_drafts'],
    ['note_id', 'purged_notes'],
  ] as const)
    for (const table of tablesWith(database, column)) database.exec(`DELETE FROM "${table}" WHERE ${column} IN (SELECT id FROM ${purged})`)
  database.exec('DELETE FROM notes WHERE id IN (SELECT id FROM purged_notes)')
  // deleted entries of the index stay in its segments until they are merged
  database.exec("INSERT INTO search_index (search_index) VALUES ('optimize')")
}

/** What is left of batches by now are records without a note; a batch of which no record is left goes as well. */
function removeBatches(database: Database.Database, before: number): void {
  database.prepare(`CREATE TEMP TABLE purged_batches AS ${dueBatches}`).run({ before })
  database.prepare(`CREATE TEMP TABLE purged_items AS ${dueItems}`).run({ before })
  database.exec('DELETE FROM batch_item_events WHERE item_number IN (SELECT number FROM purged_items)')
  database.exec('DELETE FROM batch_items WHERE number IN (SELECT number FROM purged_items)')
  database.exec('DELETE FROM purged_batches WHERE id IN (SELECT batch_id FROM batch_items)')
  database.exec('DELETE FROM batch_events WHERE batch_id IN (SELECT id FROM purged_batches)')
  database.exec('DELETE FROM batches WHERE id IN (SELECT id FROM purged_batches)')
  database.exec('DROP TABLE purged_items; DROP TABLE purged_batches')
}

function tablesWith(database: Database.Database, column: string): string[] {
  const sql = `SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND c.name = ? AND m.name NOT IN ('audit', 'rule_events')`
  return database.prepare(sql).pluck().all(column) as string[]
}

/** The file without free pages, the log empty, and a fresh backup in place of all that held what is gone. */
function leaveNoTrace(store: WritableStore, { databasePath, key, now }: PurgeOptions): void {
  const { database } = connectionOf(store)
  attempt(() => {
    database.exec('VACUUM')
    database.pragma('wal_checkpoint(TRUNCATE)')
  })
  const { name } = backUpStore(store, { databasePath, key, reason: 'purge', now, keep: keptBackups })
  for (const { path } of listBackups(backupsFolder(databasePath)))
    if (basename(path) !== name) for (const file of [path, `${path}.json`]) rmSync(file, { force: true })
  for (const file of setAsideFiles(databasePath)) rmSync(file, { force: true })
}

/** Whether a backup is older than the last purge: it was killed before it had come to them. */
function hasOldBackups(store: ReadableStore, { databasePath }: PurgeOptions): boolean {
  const [last] = all(store, z.object({ number: z.int() }), "SELECT number FROM audit WHERE kind = 'purged' ORDER BY number DESC LIMIT 1")
  return last !== undefined && listBackups(backupsFolder(databasePath)).some(({ manifest }) => (manifest?.head?.number ?? 0) < last.number)
}

/** Databases that were set aside as damaged hold what they held. */
function setAsideFiles(databasePath: string): string[] {
  const beginning = `${basename(databasePath)}.quarantine`
  return readdirSync(dirname(databasePath))
    .filter((name) => name.startsWith(beginning))
    .map((name) => join(dirname(databasePath), name))
}
