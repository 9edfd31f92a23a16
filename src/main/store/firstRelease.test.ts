import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { draftIdSchema, noteIdSchema } from '../../shared/note.ts'
import { backupsFolder } from './backups.ts'
import { checkDatabase } from './checkDatabase.ts'
import { readDraft } from './drafts.ts'
import { migrations } from './migrations/migrations.ts'
import { listNotes, readNote } from './notes.ts'
import { closeStore, openStore, type WritableStore } from './openStore.ts'
import { readSettings } from './settings.ts'
import { readSignature } from './signatures.ts'
import { recordText, sections } from './storeFixture.ts'

// firstRelease.db was written by version 0.1.0 with ten migrations, invented records and this key; it is never made anew
const key = createHash('sha256').update('the first release').digest()
const noteId = noteIdSchema.parse('2cea4fb9-bace-4b6a-b4c8-c0c578e4f1d4')
const draftId = draftIdSchema.parse('1034e134-f009-443d-bffa-d1f39e1e896e')

let folder: string
let store: WritableStore
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-first-'))
  const file = path.join(folder, 'yizhai.db')
  fs.copyFileSync(path.join(import.meta.dirname, 'firstRelease.db'), file)
  store = openStore({ path: file, key })
})
afterEach(() => {
  closeStore(store)
  fs.rmSync(folder, { recursive: true })
})

test('a database of the first release opens whole, at the version of this one', () => {
  expect(checkDatabase(store)).toMatchObject({ isWhole: true, cipher: 'sqlcipher', version: migrations.length, notes: 2, signatures: 1 })
})

test('with every word that was written and signed', () => {
  expect(listNotes(store).map(({ title, phase }) => `${title} ${phase}`)).toEqual(['周某某 drafted', '周某某 signed'])
  expect(readNote(store, noteId).record.text).toBe(recordText)
  const signed = [sections[0], expect.objectContaining({ id: 'diagnosis', text: '心力衰竭。伴双下肢浮肿。' })]
  expect(readDraft(store, draftId)).toMatchObject({ phase: 'signed', version: 2, sections: signed })
  expect(readSignature(store, draftId)).toMatchObject({ version: 2, at: 1_700_000_000_000, sections: signed })
})

test('with what was set', () => {
  expect(readSettings(store)).toMatchObject({ physician: '周医生', scale: 125, isSetUp: true })
})

test('and a verified copy of it as it was lies beside it wherever it had to be changed', () => {
  const backups = backupsFolder(path.join(folder, 'yizhai.db'))
  const copies = fs.existsSync(backups) ? fs.readdirSync(backups).filter((name) => name.endsWith('.db')) : []
  expect(copies.length).toBe(migrations.length > 10 ? 1 : 0)
})
