import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { batchIdSchema } from '../../shared/batch.ts'
import type { DraftId, NoteId } from '../../shared/note.ts'
import { readAudit } from './audit.ts'
import { backUpStore } from './backUpStore.ts'
import { backupsFolder, listBackups, verifyBackup, type Backup } from './backups.ts'
import { appendItemEvent, itemsAfter } from './batchItems.ts'
import { appendBatchEvent, createBatch } from './batches.ts'
import { checkDatabase } from './checkDatabase.ts'
import { appendDialogueTurn } from './dialogueTurns.ts'
import { appendFirstSignature } from './firstSignatures.ts'
import { listNotes } from './notes.ts'
import { closeStore, openStore, type WritableStore } from './openStore.ts'
import { appendOverride } from './overrides.ts'
import { planPurge, purgeNotes } from './purge.ts'
import { addSignedNote, canary, everythingIn } from './purgeFixture.ts'
import { searchCandidates } from './searchTexts.ts'
import { addDraft, addNote, addRunningDraft, newDraftId } from './storeFixture.ts'
import { connectionOf } from './store.ts'
import { verifyAudit } from './verifyAudit.ts'

const key = randomBytes(32)
const now = () => 1_000_000
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

const everything = (file: string) => everythingIn(file, key)

test('what is to go is told first, and nothing changes by it', () => {
  addSignedNote(store)
  addNote(store, 9_000)
  expect(planPurge(store, 5_000, path)).toMatchObject({ notes: 1, unsigned: 0, drafts: 1, signatures: 1, batchFiles: 1, backups: 0 })
  expect(listNotes(store)).toHaveLength(2)
})

test('nothing of a purged note is left, in no table, no index and no backup; its tombstone has ids, counts and a hash', async () => {
  addSignedNote(store)
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
  addSignedNote(store)
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

test('what was touched last counts, whatever it was: an intern’s signature, a reason, a question', () => {
  for (const touch of [
    (noteId: NoteId, draftId: DraftId) => appendFirstSignature(store, { noteId, draftId, version: 1, at: 6_000 }),
    (noteId: NoteId, draftId: DraftId) => {
      const passage = { text: '心力衰竭', start: 0, end: 4 }
      appendOverride(store, { noteId, draftId, version: 1, sectionId: 'diagnosis', rule: 'F0', passage, reason: '会诊', at: 6_000 })
    },
    (noteId: NoteId, draftId: DraftId) => {
      const reply = { kind: 'absent', text: '原文未记载。' } as const
      appendDialogueTurn(store, noteId, { id: newDraftId(), draftId, recordVersion: 1, question: '过敏史？', reply, at: 6_000 })
    },
  ]) {
    const noteId = addNote(store)
    touch(noteId, addDraft(store, noteId))
  }
  expect(planPurge(store, 5_000, path).notes).toBe(0)
  expect(planPurge(store, 7_000, path)).toMatchObject({ notes: 3, unsigned: 3 })
})

test('a note that a batch still comes to stays, one of a batch that was stopped does not', () => {
  const note = addNote(store)
  const id = batchIdSchema.parse(randomUUID())
  const records = [{ name: '1', place: { kind: 'note', noteId: note } }] as const
  createBatch(store, { id, name: '夜间', source: { kind: 'notes', name: '夜间' }, templateId: 'outpatient', seed: 7, records, at: 1_000 })
  expect(planPurge(store, 5_000, path)).toMatchObject({ notes: 0, batchFiles: 0 })
  const [item] = itemsAfter(store, id, 0, 1)
  appendItemEvent(store, item?.number ?? 0, { state: 'noted', at: 1_500, noteId: note, textSha256: 'hash' })
  expect(planPurge(store, 5_000, path).notes).toBe(0)
  appendBatchEvent(store, id, { state: 'stopped', reason: null, at: 2_000 })
  expect(planPurge(store, 5_000, path).notes).toBe(1)
  purgeNotes(store, 5_000, { databasePath: path, key, now })
  expect(listNotes(store)).toHaveLength(0)
})

test('a purge that was killed after its commit is ended by the next one', () => {
  addSignedNote(store)
  backUpStore(store, { databasePath: path, key, reason: 'daily', now })
  const [old] = listBackups(backupsFolder(path)) as [Backup]
  purgeNotes(store, 5_000, { databasePath: path, key, now: () => now() + 1 })
  writeFileSync(old.path, 'left behind')
  writeFileSync(`${old.path}.json`, JSON.stringify({ ...old.manifest }))
  purgeNotes(store, 5_000, { databasePath: path, key, now: () => now() + 2 })
  expect(listBackups(backupsFolder(path)).map(({ path: file }) => file)).not.toContain(old.path)
})
