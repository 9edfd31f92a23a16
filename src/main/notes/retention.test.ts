import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { readAudit } from '../store/audit.ts'
import { listNotes } from '../store/notes.ts'
import { closeStore, openStore, type WritableStore } from '../store/openStore.ts'
import { addDraft, addNote } from '../store/storeFixture.ts'
import { monthsBefore, retentionHandlers, type RetentionHandlers } from './retention.ts'

const now = new Date(2026, 10, 30, 2, 0).getTime()
let folder: string
let store: WritableStore
let handlers: RetentionHandlers

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yizhai-retention-'))
  const databasePath = join(folder, 'notes.db')
  store = openStore({ path: databasePath, key: null })
  handlers = retentionHandlers({ store, databasePath, key: null, now: () => now })
  addNote(store, new Date(2026, 3, 1).getTime())
  const older = addNote(store, new Date(2026, 4, 1).getTime())
  addDraft(store, older, new Date(2026, 4, 2).getTime())
  addNote(store, new Date(2026, 9, 1).getTime())
})
afterEach(() => {
  closeStore(store)
  rmSync(folder, { recursive: true })
})

test('off at first: nothing is due, and nothing can be taken away', () => {
  expect(handlers.readRetention({})).toEqual({ months: 0, due: null })
  expect(() => handlers.purgeNotes({ before: 1 })).toThrow(AppFailure)
  expect(listNotes(store)).toHaveLength(3)
})

test('a period tells what is due and takes nothing away; the audit knows who set it', async () => {
  const set = await handlers.changeRetention({ months: 6 })
  expect(set).toMatchObject({ months: 6, due: { notes: 2, unsigned: 2, drafts: 1 } })
  expect(handlers.readRetention({})).toEqual(set)
  await handlers.changeRetention({ months: 6 })
  expect(listNotes(store)).toHaveLength(3)
  const rows = readAudit(store, { before: 99, limit: 99 }).filter(({ kind }) => kind === 'settings-changed')
  expect(rows.map(({ facts }) => facts)).toEqual([{ setting: 'retentionMonths', from: 0, to: 6 }])
})

test('what was told goes, and nothing that is not past its time', async () => {
  const { due } = await handlers.changeRetention({ months: 6 })
  if (due === null) throw new Error('nothing is due')
  expect(() => handlers.purgeNotes({ before: due.before + 1 })).toThrow(new AppFailure('invalid-input', { detail: 'before' }))
  expect(await handlers.purgeNotes({ before: due.before })).toEqual(due)
  expect(listNotes(store)).toHaveLength(1)
  expect(handlers.readRetention({})).toMatchObject({ due: { notes: 0, backups: 1 } })
})

test('months are the calendar’s, and a day that a month lacks is its last', () => {
  const at = (year: number, month: number, day: number) => new Date(year, month - 1, day, 2, 30).getTime()
  expect(monthsBefore(at(2026, 11, 30), 6)).toBe(at(2026, 5, 30))
  expect(monthsBefore(at(2026, 5, 31), 3)).toBe(at(2026, 2, 28))
  expect(monthsBefore(at(2024, 2, 29), 24)).toBe(at(2022, 2, 28))
  expect(monthsBefore(at(2026, 1, 15), 1)).toBe(at(2025, 12, 15))
})
