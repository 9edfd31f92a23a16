import { expect, test } from 'vitest'
import { addNote, memoryStore } from '../store/storeFixture.ts'
import { listNotes } from './listNotes.ts'

test('every note is listed, the newest first', () => {
  const store = memoryStore()
  const [first, second] = [addNote(store), addNote(store)]
  expect(listNotes({ store }).map(({ id }) => id)).toEqual([second, first])
})
