import { expect, test } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import type { PurgePlan } from '../../shared/purge.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, failed, firstId, secondId, testDraft, testNote, testWorkstation } from './testBridge.ts'

const due: PurgePlan = { before: 5, notes: 1, unsigned: 1, drafts: 1, signatures: 0, characters: 4, batchFiles: 0, backups: 2, setAside: 0 }
const left = testNote(secondId)

/** A window on the first note, whose second is what a purge leaves. */
async function loaded(answers: Partial<Bridge>) {
  const notes = [testNote(firstId, testDraft()), left]
  let isPurged = false
  const bridge = bridgeWith(notes, {
    loadWorkstation: () => Promise.resolve(done(testWorkstation(isPurged ? [left] : notes))),
    readRetention: () => Promise.resolve(done({ months: 6, due: isPurged ? { ...due, notes: 0 } : due })),
    purgeNotes: () => {
      isPurged = true
      return Promise.resolve(done(due))
    },
    ...answers,
  })
  const store = createWorkstationStore(bridge)
  await store.getState().load()
  await store.getState().openNote(firstId)
  return store
}

test('after a purge the queue holds what is left, and the note on the screen is one of these', async () => {
  const store = await loaded({})
  expect(await store.getState().purgeNotes(due.before)).toBe(null)
  const { notes, openNoteId, note, retention, isPurging, toasts } = store.getState()
  expect([notes.map(({ id }) => id), openNoteId, note?.summary.id, isPurging]).toEqual([[secondId], secondId, secondId, false])
  expect(retention?.due?.notes).toBe(0)
  expect(toasts).toMatchObject([{ message: 'notesPurged', params: { count: 1 } }])
})

test('what is typed is saved first, so that its note counts as touched', async () => {
  const order: string[] = []
  const store = await loaded({
    saveDraft: ({ sections }) => {
      order.push(`saved ${sections[0]?.text ?? ''}`)
      return Promise.resolve(done({ version: 2, sections: testDraft().sections }))
    },
    purgeNotes: ({ before }) => {
      order.push(`purged ${String(before)}`)
      return Promise.resolve(done({ ...due, notes: 0 }))
    },
  })
  store.getState().editSection('chief-complaint', 'Chest pain for a day.')
  await store.getState().purgeNotes(due.before)
  expect(order).toEqual(['saved Chest pain for a day.', 'purged 5'])
})

test('one that fails says why and leaves everything in its place', async () => {
  const failure = { code: 'disk-full', params: {} } as const
  const store = await loaded({ purgeNotes: () => Promise.resolve(failed(failure)) })
  expect(await store.getState().purgeNotes(due.before)).toEqual(failure)
  expect(store.getState()).toMatchObject({ openNoteId: firstId, isPurging: false, toasts: [] })
})

test('a period shows at once, and goes back to what holds where it is refused', async () => {
  const store = await loaded({ changeRetention: () => Promise.resolve(failed({ code: 'role-not-allowed', params: {} })) })
  await store.getState().readRetention()
  const changing = store.getState().changeRetention(12)
  expect(store.getState().retention).toEqual({ months: 12, due: null })
  await changing
  expect(store.getState()).toMatchObject({ retention: { months: 6, due }, toasts: [{ failure: { code: 'role-not-allowed' } }] })
})
