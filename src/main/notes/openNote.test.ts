import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { noteViewSchema } from '../../shared/note.ts'
import { buildHeadingTable } from '../../shared/text/segment.ts'
import { addDraft, addNote, memoryStore, newNoteId, recordText } from '../store/storeFixture.ts'
import { openNote } from './openNote.ts'

const headings = buildHeadingTable([
  { heading: '主诉', topic: 'complaint' },
  { heading: '现病史', topic: 'history' },
  { heading: '诊断', topic: 'diagnosis' },
])

test('a note opens with its record in segments and its newest draft', () => {
  const store = memoryStore()
  const noteId = addNote(store)
  addDraft(store, noteId)
  const draftId = addDraft(store, noteId)
  const view = openNote({ store, headings }, { noteId })
  expect(noteViewSchema.parse(view)).toEqual(view)
  expect([view.record.text, view.record.segments.map(({ heading }) => heading), view.draft?.id]).toEqual([
    recordText,
    ['主诉', '现病史', '诊断'],
    draftId,
  ])
})

test('an unknown note is told', () => {
  expect(() => openNote({ store: memoryStore(), headings }, { noteId: newNoteId() })).toThrow(new AppFailure('note-not-found'))
})
