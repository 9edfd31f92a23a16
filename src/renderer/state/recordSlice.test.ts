import { expect, test } from 'vitest'
import type { Segment } from '../../shared/note.ts'
import type { Omission } from '../../shared/guard/finding.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, firstId, testDraft, testNote } from './testBridge.ts'

const segment = (number: number, heading: string | null): Segment => ({
  number,
  start: 10 * number,
  end: 10 * number + 10,
  headingEnd: heading === null ? 10 * number : 10 * number + 3,
  heading,
  topic: null,
})
const segments = [segment(1, null), segment(2, 'CC'), segment(3, null), segment(4, 'HPI')]
const note = { ...testNote(firstId, testDraft()), record: { text: 'Chest pain', segments, notices: [] } }
const omission = (start: number) =>
  ({ kind: 'allergy', section: 'plan', evidence: [{ start, end: start + 1, text: 'x' }], repairs: [] }) as unknown as Omission

async function opened(omissions: readonly Omission[] = []) {
  const clock = { now: 1_000 }
  const bridge = bridgeWith([note], { checkDraft: () => Promise.resolve(done({ findings: [], omissions: [...omissions] })) })
  const store = createWorkstationStore(bridge, { now: () => clock.now })
  await store.getState().load()
  await store.getState().checkNow()
  return { store, clock }
}

test('goes from heading to heading, past what has none, and stays at either end', async () => {
  const { store } = await opened()
  const went = ([1, 1, 1, -1, -1] as const).map((step) => {
    store.getState().moveHeading(step)
    return [store.getState().atSegment, store.getState().revealed?.start]
  })
  expect(went).toEqual([
    [2, 20],
    [4, 40],
    [4, 40],
    [2, 20],
    [2, 20],
  ])
})

test('the scrolling of a jump says nothing of where the reader is, a later one does', async () => {
  const { store, clock } = await opened()
  store.getState().moveHeading(1)
  store.getState().setAtSegment(1)
  expect(store.getState().atSegment).toBe(2)
  clock.now += 1_000
  store.getState().setAtSegment(3)
  expect(store.getState().atSegment).toBe(3)
})

test('goes through what was left out in the order of the record, round again', async () => {
  const { store } = await opened([omission(40), omission(20)])
  const went = ([1, 1, 1, -1] as const).map((step) => {
    store.getState().moveOmission(step)
    return store.getState().currentOmission
  })
  expect(went).toEqual([20, 40, 20, 40])
})

test('says so where nothing was left out', async () => {
  const { store } = await opened()
  store.getState().moveOmission(1)
  expect(store.getState().toasts.map((toast) => toast.kind === 'message' && toast.message)).toEqual(['nothingLeftOut'])
})
