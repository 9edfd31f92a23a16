import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ruleIdSchema } from '../../shared/memory/rule.ts'
import { readAudit } from './audit.ts'
import { backUpStore } from './backUpStore.ts'
import { backupsFolder, listBackups, verifyBackup, type Backup } from './backups.ts'
import { appendCorrectionRule } from './correctionRules.ts'
import { checkDatabase } from './checkDatabase.ts'
import { listNotes } from './notes.ts'
import { openDatabase } from './openDatabase.ts'
import { closeStore, openStore, type WritableStore } from './openStore.ts'
import { appendOverride } from './overrides.ts'
import { planPurge, purgeNotes } from './purge.ts'
import { appendRuleEvent } from './ruleEvents.ts'
import { searchCandidates } from './searchTexts.ts'
import { appendSignature } from './signatures.ts'
import { addDraft, addNote, addRunningDraft, sections } from './storeFixture.ts'
import { connectionOf } from './store.ts'
import { verifyAudit } from './verifyAudit.ts'

const key = randomBytes(32)
const now = () => 1_000_000
const canary = 'ZQXJKV金丝雀'
let folder: string
let path: string
let store: WritableStore

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yizhai-purge-'))
  path = join(folder, 'notes.db')
  store = openStore({ path, key, now })
})
afterEach(() => {
  closeStore(store)
  rmSync(folder, { recursive: true })
})

/** A signed note with everything that hangs on one. */
function oldNote(): void {
  const noteId = addNote(store, 1_000, `主诉：${canary}。`)
  const draftId = addDraft(store, noteId)
  const passage = { text: canary, start: 0, end: canary.length }
  appendOverride(store, { noteId, draftId, version: 1, sectionId: 'diagnosis', rule: 'F0', passage, reason: canary, at: 3_000 })
  const ruleId = ruleIdSchema.parse(randomUUID())
  const change = { kind: 'wording', from: '给予', to: '予' } as const
  appendCorrectionRule(store, {
    id: ruleId,
    physician: '',
    sectionId: 'plan',
    type: 'style',
    change,
    origin: 'learned',
    examples: [],
    at: 3_000,
  })
  appendRuleEvent(store, { ruleId, kind: 'suspended', at: 3_000, draftId, reason: 'F0' })
  const signed = sections.map((section) => ({ ...section, text: `${section.text}${canary}` }))
  appendSignature(store, { noteId, draftId, version: 1, sections: signed, at: 4_000 })
}

/** Everything in the file, as somebody would read it who has the key. */
function everything(file: string): string {
  const database = openDatabase(file, key)
  database.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search_index, 'row')")
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").pluck().all()
  const rows = (tables as string[]).flatMap((table) => database.prepare(`SELECT * FROM "${table}"`).all())
  const words = database.prepare('SELECT term FROM temp.words').pluck().all()
  database.close()
  return JSON.stringify([rows, words], (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
}

test('what is to go is told first, and nothing changes by it', () => {
  oldNote()
  addNote(store, 9_000)
  expect(planPurge(store, 5_000, path)).toMatchObject({ notes: 1, drafts: 1, signatures: 1, backups: 0 })
  expect(listNotes(store)).toHaveLength(2)
})

test('nothing of a purged note is left, in no table, no index and no backup; its tombstone has ids, counts and a hash', async () => {
  oldNote()
  addNote(store, 9_000, '主诉：头晕。')
  backUpStore(store, { databasePath: path, key, reason: 'daily', now })
  writeFileSync(`${path}.quarantine-2026`, canary)
  const signs = ['zqx', 'qxj', '金丝雀']
  expect(signs.filter((part) => everything(path).toLowerCase().includes(part))).toEqual(signs)

  purgeNotes(store, 5_000, { databasePath: path, key, now: () => now() + 1 })
  expect(listNotes(store)).toHaveLength(1)
  expect(signs.filter((part) => everything(path).toLowerCase().includes(part))).toEqual([])
  expect([...searchCandidates(store, [canary])]).toEqual([])
  expect([...searchCandidates(store, ['头晕'])]).toHaveLength(1)
  const [backup, ...others] = listBackups(backupsFolder(path)) as [Backup, ...Backup[]]
  expect([others.length, readdirSync(folder).some((name) => name.includes('quarantine'))]).toEqual([0, false])
  verifyBackup(backup, key)
  expect(everything(backup.path)).not.toContain('金丝雀')

  const rows = readAudit(store, { before: 999, limit: 3 })
  expect(rows.map(({ kind }) => kind)).toEqual(['backup-made', 'purged', 'note-purged'])
  expect(rows[2]?.facts).toMatchObject({ records: 1, drafts: 1, versions: 1, signatures: 1 })
  expect((await verifyAudit(store, { now, withTexts: true })).faults).toEqual([])
  expect(checkDatabase(store)).toMatchObject({ isWhole: true, notes: 1 })
  expect(connectionOf(store).database.pragma('freelist_count', { simple: true })).toBe(0)
})

test('afterwards the tables refuse changes as before', () => {
  const triggers = () =>
    connectionOf(store).database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").all()
  oldNote()
  addNote(store, 9_000)
  const before = triggers()
  purgeNotes(store, 5_000, { databasePath: path, key, now })
  expect(triggers()).toEqual(before)
  expect(() => connectionOf(store).database.exec('DELETE FROM notes')).toThrow('append only')
})

test('a note that is younger, or of which a draft is being written, stays', () => {
  addNote(store, 5_000)
  addRunningDraft(store, addNote(store, 1_000))
  purgeNotes(store, 5_000, { databasePath: path, key, now })
  expect(listNotes(store)).toHaveLength(2)
})

test('a purge that was killed after its commit is ended by the next one', () => {
  oldNote()
  backUpStore(store, { databasePath: path, key, reason: 'daily', now })
  const [old] = listBackups(backupsFolder(path)) as [Backup]
  purgeNotes(store, 5_000, { databasePath: path, key, now: () => now() + 1 })
  writeFileSync(old.path, 'left behind')
  writeFileSync(`${old.path}.json`, JSON.stringify({ ...old.manifest }))
  purgeNotes(store, 5_000, { databasePath: path, key, now: () => now() + 2 })
  expect(listBackups(backupsFolder(path)).map(({ path: file }) => file)).not.toContain(old.path)
})
