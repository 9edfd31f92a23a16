import { expect, test, vi } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import type { DraftId, HistoryEntry } from '../../shared/note.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, draftId, failed, firstId, testDraft, testNote } from './testBridge.ts'

const amendedId = '00000000-0000-4000-8000-0000000000d2' as DraftId
const entry = (version: number, kind: HistoryEntry['kind']): HistoryEntry => ({
  draftId,
  draftNumber: 1,
  version,
  kind,
  author: kind === 'model' ? 'model' : 'physician',
  at: version,
  characters: 10,
  restoredFrom: null,
})
const history = [entry(1, 'model'), entry(2, 'repair'), entry(3, 'edit')]

async function opened(answers: Partial<Bridge> = {}, draft = testDraft({ version: 3 })) {
  const restoreVersion = vi.fn<Bridge['restoreVersion']>(() => Promise.resolve(done(testDraft({ version: 4 }))))
  const readVersion = vi.fn<Bridge['readVersion']>(({ version }) =>
    Promise.resolve(done([{ id: 'plan', heading: 'Plan', text: `v${version}` }])),
  )
  const bridge = bridgeWith([testNote(firstId, draft)], {
    readHistory: () => Promise.resolve(done(history)),
    readVersion,
    restoreVersion,
    ...answers,
  })
  const store = createWorkstationStore(bridge, { newDraftId: () => amendedId })
  await store.getState().load()
  await store.getState().openHistory()
  return { store, readVersion, restoreVersion }
}

test('opens with what the model wrote beside the text as it is, and reads only what is shown, once', async () => {
  const { store, readVersion } = await opened()
  expect(store.getState()).toMatchObject({ dialog: { kind: 'history' }, history, compared: { left: 0, right: 2 } })
  await store.getState().compareVersions(0, 1)
  expect(readVersion.mock.calls.map(([{ version }]) => version)).toEqual([1, 3, 2])
  expect(store.getState().versionTexts[1]).toEqual([{ id: 'plan', heading: 'Plan', text: 'v2' }])
})

test('the version on the right comes back in the place of the draft, and the drawer closes', async () => {
  const { store, restoreVersion } = await opened()
  await store.getState().compareVersions(0, 1)
  expect(await store.getState().restoreVersion()).toBe(true)
  expect(restoreVersion.mock.calls).toEqual([[{ noteId: firstId, from: { draftId, version: 2 }, baseVersion: 3, newDraftId: amendedId }]])
  const { dialog, note, toasts } = store.getState()
  expect([dialog, note?.draft?.version, toasts.at(-1)]).toMatchObject([null, 4, { message: 'versionRestored', params: { version: 4 } }])
})

test('a failure stays in the drawer, and the text on the screen stays as it is', async () => {
  const failure = { code: 'draft-outdated', params: {} } as const
  const { store } = await opened({ restoreVersion: () => Promise.resolve(failed(failure)) })
  await store.getState().compareVersions(0, 1)
  expect(await store.getState().restoreVersion()).toBe(false)
  expect(store.getState()).toMatchObject({ dialog: { kind: 'history' }, historyFailure: failure, note: { draft: { version: 3 } } })
})

test('an edit is saved before the history is read, and where it can’t be the history stays closed', async () => {
  const { store } = await opened({ saveDraft: () => Promise.resolve(failed({ code: 'disk-full', params: {} })) })
  store.getState().closeDialog()
  store.getState().editSection('plan', 'Rest.')
  await store.getState().openHistory()
  expect(store.getState()).toMatchObject({ dialog: null, edits: { [draftId]: { failure: { code: 'disk-full' } } } })
})

test('opens at once, before what is typed is saved, and stays shut when it was shut meanwhile', async () => {
  let save = (_result: Awaited<ReturnType<Bridge['saveDraft']>>) => {}
  const { store } = await opened({ saveDraft: () => new Promise((resolve) => (save = resolve)) })
  store.getState().closeDialog()
  store.getState().editSection('plan', 'Rest.')
  const opening = store.getState().openHistory()
  expect(store.getState()).toMatchObject({ dialog: { kind: 'history' }, history: null })
  store.getState().closeDialog()
  save(done({ version: 4, sections: testDraft().sections }))
  await opening
  expect(store.getState()).toMatchObject({ dialog: null, history: null })
})

test('does not stay open over an edit that can’t be saved', async () => {
  const { store } = await opened({ saveDraft: () => Promise.resolve(failed({ code: 'disk-full', params: {} })) })
  store.getState().closeDialog()
  store.getState().editSection('plan', 'Rest.')
  await store.getState().openHistory()
  expect(store.getState()).toMatchObject({ dialog: null, history: null })
})
