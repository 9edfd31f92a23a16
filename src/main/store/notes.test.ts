import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { appendDraftVersion } from './draftVersions.ts'
import { interruptRunningDrafts } from './drafts.ts'
import { createNote, listNotes, readNote, readNoteSummary } from './notes.ts'
import { run } from './sql.ts'
import { appendSignature } from './signatures.ts'
import { addDraft, addNote, addRunningDraft, memoryStore, newNoteId, recordText, sections } from './storeFixture.ts'

test('a note without a draft is recorded', () => {
  const store = memoryStore()
  const id = newNoteId()
  const notices = [{ code: 'control-characters', count: 2 }] as const
  createNote(store, { id, title: '周某某 男 68岁', isSample: true, text: recordText, preview: '主诉：', notices, at: 1_000 })
  expect(readNote(store, id)).toEqual({
    summary: {
      id,
      title: '周某某 男 68岁',
      phase: 'recorded',
      createdAt: 1_000,
      updatedAt: 1_000,
      characters: recordText.length,
      preview: '主诉：',
      isSample: true,
      toCheck: null,
    },
    record: { text: recordText, notices },
    draft: null,
  })
})

test('the phase and the time of change follow the newest draft', () => {
  const store = memoryStore()
  const noteId = addNote(store, 1_000)
  const seen = () => [readNoteSummary(store, noteId).phase, readNoteSummary(store, noteId).updatedAt]
  const phases = [seen()]
  addRunningDraft(store, noteId, 2_000)
  phases.push(seen())
  interruptRunningDrafts(store, 3_000)
  phases.push(seen())
  const draftId = addDraft(store, noteId, 4_000)
  phases.push(seen())
  appendDraftVersion(store, { draftId, version: 2, author: 'physician', at: 5_000, sections })
  phases.push(seen())
  appendSignature(store, { noteId, draftId, version: 2, sections, at: 6_000 })
  phases.push(seen())
  addRunningDraft(store, noteId, 7_000)
  phases.push(seen())
  expect(phases).toEqual([
    ['recorded', 1_000],
    ['generating', 2_000],
    ['stopped', 3_000],
    ['drafted', 4_001],
    ['drafted', 5_000],
    ['signed', 6_000],
    ['generating', 7_000],
  ])
})

test('the newest note comes first, and the newest draft counts, even when the clock was set back', () => {
  const store = memoryStore()
  const older = addNote(store, 9_000)
  const newer = addNote(store, 1_000)
  addDraft(store, older, 9_500)
  const second = addRunningDraft(store, older, 500)
  expect(listNotes(store).map(({ id, phase }) => [id, phase])).toEqual([
    [newer, 'recorded'],
    [older, 'generating'],
  ])
  expect(readNote(store, older).draft?.id).toBe(second)
})

test('an unknown note is told', () => {
  const store = memoryStore()
  expect(() => readNote(store, newNoteId())).toThrow(new AppFailure('note-not-found'))
  expect(() => readNoteSummary(store, newNoteId())).toThrow(new AppFailure('note-not-found'))
})

test('text that SQLite would change is refused', () => {
  const store = memoryStore()
  expect(() => addNote(store, 1_000, '胸闷\ud83d')).toThrow(TypeError)
  expect(listNotes(store)).toEqual([])
})

test('a row that this program did not write is damage, told without its text', () => {
  const store = memoryStore()
  const id = newNoteId()
  run(store, 'INSERT INTO notes (id, title, is_sample, created_at) VALUES (@id, @title, 0, 1)', { id, title: '周某某' })
  const sql = `INSERT INTO record_versions (note_id, version, at, characters, preview, notices_json, text) VALUES (@id, 1, 1, 2, '', '[胸闷', '胸闷')`
  run(store, sql, { id })
  expect(() => readNote(store, id)).toThrow(new AppFailure('store-unreadable', { reason: 'row notices_json' }))
})

test('two thousand notes are listed in a moment', () => {
  const store = memoryStore()
  for (let index = 0; index < 2_000; index++) addDraft(store, addNote(store))
  const started = performance.now()
  expect(listNotes(store)).toHaveLength(2_000)
  expect(performance.now() - started).toBeLessThan(400)
})
