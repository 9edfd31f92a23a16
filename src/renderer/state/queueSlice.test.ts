import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SearchResult } from '../../shared/search.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, failed, firstId, secondId, testDraft, testNote } from './testBridge.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const hit = { noteId: firstId, kind: 'record' as const, heading: null, snippet: { text: 'Chest pain', marks: [{ start: 0, end: 5 }] } }

/** A bridge whose answers come when the test lets them. */
function searching() {
  const asked: string[] = []
  const answers: ((result: SearchResult) => void)[] = []
  const bridge = bridgeWith([testNote(firstId)], {
    searchNotes: ({ query }) => {
      asked.push(query)
      return new Promise((resolve) => answers.push((result) => resolve(done(result))))
    },
  })
  return { store: createWorkstationStore(bridge), asked, answers }
}

test('asks once the typing pauses, for the words without the white space around them', async () => {
  const { store, asked } = searching()
  for (const typed of ['c', 'ch', 'che ']) store.getState().setQuery(typed)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(asked).toEqual(['che'])
})

test('an answer that comes too late is dropped', async () => {
  const { store, answers } = searching()
  store.getState().setQuery('chest')
  await vi.advanceTimersByTimeAsync(200)
  store.getState().setQuery('head')
  await vi.advanceTimersByTimeAsync(200)
  answers[1]?.({ hits: [], isCut: false })
  answers[0]?.({ hits: [hit], isCut: false })
  await vi.advanceTimersByTimeAsync(1)
  expect(store.getState().searched).toEqual({ query: 'head', hits: [], isCut: false })
})

test('an empty field ends the search', async () => {
  const { store, answers } = searching()
  store.getState().setQuery('chest')
  await vi.advanceTimersByTimeAsync(200)
  answers[0]?.({ hits: [hit], isCut: false })
  await vi.advanceTimersByTimeAsync(1)
  expect(store.getState().searched?.hits).toEqual([hit])
  store.getState().setQuery('  ')
  expect(store.getState().searched).toBeNull()
})

test('Enter opens what is typed, not what an older search has found, and only what the filter shows', async () => {
  const found: Record<string, typeof firstId> = { old: firstId, new: secondId }
  const bridge = bridgeWith([testNote(firstId), testNote(secondId)], {
    searchNotes: ({ query }) =>
      Promise.resolve(done({ hits: query in found ? [{ ...hit, noteId: found[query] ?? firstId }] : [], isCut: false })),
  })
  const store = createWorkstationStore(bridge)
  await store.getState().load()
  store.getState().setQuery('old')
  await vi.advanceTimersByTimeAsync(200)
  store.getState().setQuery('new')
  expect([await store.getState().openFirstFound(), store.getState().openNoteId]).toEqual([true, secondId])
  store.getState().setQueueFilter('signed')
  store.getState().setQuery('old')
  expect([await store.getState().openFirstFound(), store.getState().openNoteId]).toEqual([false, secondId])
  store.getState().setQuery('')
  expect(await store.getState().openFirstFound()).toBe(false)
})

test('a search that fails says so and shows nothing', async () => {
  const failure = { code: 'store-unreadable', params: {} } as const
  const store = createWorkstationStore(bridgeWith([], { searchNotes: () => Promise.resolve(failed(failure)) }))
  store.getState().setQuery('chest')
  await vi.advanceTimersByTimeAsync(200)
  expect([store.getState().searched, store.getState().searchFailure]).toEqual([null, failure])
})

test('the next note that needs eyes is opened, round again, and it is said when there is no other', async () => {
  const notes = [testNote(firstId, testDraft()), testNote(secondId, testDraft())]
  const store = createWorkstationStore(bridgeWith(notes))
  await store.getState().load()
  const opened = []
  for (let step = 0; step < 3; step++) {
    opened.push(store.getState().openNoteId)
    await store.getState().openNextToCheck()
  }
  expect(opened).toEqual([firstId, secondId, firstId])
  const lonely = createWorkstationStore(bridgeWith([testNote(firstId)]))
  await lonely.getState().load()
  await lonely.getState().openNextToCheck()
  expect(lonely.getState().toasts.map((toast) => toast.kind === 'message' && toast.message)).toEqual(['noNoteLeft'])
})
