import { expect, test } from 'vitest'
import type { NotePhase, NoteSummary } from '../../shared/note.ts'
import { isInFilter, queueFilters, queueGroups, queueOrder } from './queueOrder.ts'

const now = new Date(2026, 10, 25, 10, 0).getTime()
const yesterday = new Date(2026, 10, 24, 23, 59).getTime()

function note(title: string, phase: NotePhase, change: Partial<NoteSummary> = {}): NoteSummary {
  const id = title as NoteSummary['id']
  return { id, title, phase, createdAt: 0, updatedAt: now, characters: 1, preview: '', isSample: false, toCheck: null, ...change }
}

const shown = (notes: readonly NoteSummary[]) =>
  queueOrder(notes, now).map(({ group, notes: members }) => [group, members.map(({ title }) => title).join(' ')])

test('what needs eyes comes first, contradictions before questions before what has stopped; then what is clear, waits, and is signed', () => {
  const notes = [
    note('signed earlier', 'signed', { updatedAt: yesterday }),
    note('stopped', 'stopped'),
    note('recorded', 'recorded'),
    note('amber', 'drafted', { toCheck: { reds: 0, ambers: 2 } }),
    note('clear', 'drafted', { toCheck: { reds: 0, ambers: 0 } }),
    note('unchecked', 'drafted'),
    note('red', 'drafted', { toCheck: { reds: 1, ambers: 0 } }),
    note('signed', 'signed'),
    note('generating', 'generating'),
  ]
  expect(shown(notes)).toEqual([
    ['needsEyes', 'red amber unchecked stopped'],
    ['clear', 'clear'],
    ['waiting', 'recorded generating'],
    ['signedToday', 'signed'],
    ['signedEarlier', 'signed earlier'],
  ])
})

test('an empty queue has no groups', () => {
  expect(queueOrder([], now)).toEqual([])
})

test('every group is in one filter beside that of all', () => {
  const filters = queueGroups.map((group) => queueFilters.filter((filter) => isInFilter(group, filter)))
  expect(filters).toEqual([
    ['all', 'needsEyes'],
    ['all', 'clear'],
    ['all', 'waiting'],
    ['all', 'signed'],
    ['all', 'signed'],
  ])
})
