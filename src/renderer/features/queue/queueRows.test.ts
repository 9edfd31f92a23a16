import { expect, test } from 'vitest'
import type { NoteSummary } from '../../../shared/note.ts'
import type { SearchHit } from '../../../shared/search.ts'
import type { QueuePart } from '../../state/queueOrder.ts'
import { countsOf, foundRows, queueRows, type QueueRow } from './queueRows.ts'

const note = (title: string) => ({ id: title, title }) as unknown as NoteSummary
const parts: readonly QueuePart[] = [
  { group: 'needsEyes', notes: [note('a'), note('b')] },
  { group: 'waiting', notes: [note('c')] },
  { group: 'signedToday', notes: [note('d')] },
  { group: 'signedEarlier', notes: [note('e')] },
]
const hitIn = (noteId: string) => ({ noteId, kind: 'record', heading: null, snippet: { text: '', marks: [] } }) as unknown as SearchHit
const words = (rows: readonly QueueRow[]) =>
  rows.map((row) => (row.kind === 'heading' ? `${row.group} ${row.count}` : `${row.position} ${row.note.title}`))

test('groups have their headings and notes their place in all that is shown', () => {
  expect(words(queueRows(parts, 'all'))).toEqual([
    'needsEyes 2',
    '1 a',
    '2 b',
    'waiting 1',
    '3 c',
    'signedToday 1',
    '4 d',
    'signedEarlier 1',
    '5 e',
  ])
  expect(words(queueRows(parts, 'signed'))).toEqual(['signedToday 1', '1 d', 'signedEarlier 1', '2 e'])
})

test('what was found stands in the order of the search, within the filter; a note that is not here any more is left out', () => {
  const hits = ['e', 'gone', 'a'].map(hitIn)
  expect(words(foundRows(parts, 'all', hits))).toEqual(['found 2', '1 e', '2 a'])
  expect(words(foundRows(parts, 'needsEyes', hits))).toEqual(['found 1', '1 a'])
  expect(foundRows(parts, 'clear', hits)).toEqual([])
})

test('each filter knows how many it would show', () => {
  expect((['all', 'needsEyes', 'clear', 'waiting', 'signed'] as const).map(countsOf(parts))).toEqual([5, 2, 0, 1, 2])
})
