import { expect, test } from 'vitest'
import type { NotePhase, NoteSummary } from '../../../shared/note.ts'
import { groupNotes } from './groupNotes.ts'

const now = new Date(2026, 10, 25, 10, 0).getTime()
const yesterday = new Date(2026, 10, 24, 23, 59).getTime()

function note(title: string, phase: NotePhase, updatedAt = now): NoteSummary {
  return { id: title as NoteSummary['id'], title, phase, createdAt: 0, updatedAt, characters: 1, preview: '', isSample: false }
}

test('groups what is to do, what was signed today and what was signed before, in the given order', () => {
  const notes = [note('a', 'signed', yesterday), note('b', 'recorded'), note('c', 'signed'), note('d', 'stopped', yesterday)]
  const rows = groupNotes(notes, now).map((row) =>
    row.kind === 'heading' ? `${row.group} ${row.count}` : `${row.position} ${row.note.title}`,
  )
  expect(rows).toEqual(['pending 2', '1 b', '2 d', 'signedToday 1', '3 c', 'signedEarlier 1', '4 a'])
})

test('has no rows for an empty queue', () => {
  expect(groupNotes([], now)).toEqual([])
})
