import { expect, test } from 'vitest'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, failed, firstId, testDraft, testNote } from './testBridge.ts'

test('a draft whose record was exchanged is not signed; the next draft brings the record that it is made from', async () => {
  const old = testNote(firstId, testDraft())
  let isDraftedAgain = false
  const bridge = bridgeWith([old], {
    openNote: () => Promise.resolve(done(isDraftedAgain ? { ...old, record: { ...old.record, text: 'Another record' } } : old)),
    signNote: () => Promise.resolve(failed({ code: 'draft-record-exchanged', params: {} })),
    startDraft: () => {
      isDraftedAgain = true
      return Promise.resolve(done({}))
    },
  })
  const store = createWorkstationStore(bridge)
  await store.getState().load()
  await store.getState().requestSign()
  await store.getState().signNote()
  expect(store.getState().toasts).toMatchObject([{ failure: { code: 'draft-record-exchanged' } }])
  expect(store.getState().note).toMatchObject({ record: { text: 'Chest pain' }, draft: { phase: 'drafted' } })
  await store.getState().requestDraft()
  expect(store.getState().note?.record.text).toBe('Another record')
})

test('what is typed while the text is checked for the signature is saved before the question is put', async () => {
  const saved: string[] = []
  const bridge = bridgeWith([testNote(firstId, testDraft())], {
    saveDraft: ({ sections }) => {
      saved.push(sections.find(({ id }) => id === 'plan')?.text ?? '')
      return Promise.resolve(done({ version: 1 + saved.length, sections: testDraft().sections }))
    },
    checkDraft: () => {
      if (saved.length === 1) store.getState().editSection('plan', 'Rest, and review.')
      return Promise.resolve(done({ findings: [], omissions: [] }))
    },
  })
  const store = createWorkstationStore(bridge)
  await store.getState().load()
  store.getState().editSection('plan', 'Rest.')
  await store.getState().requestSign()
  expect([saved, store.getState().dialog?.kind]).toEqual([['Rest.', 'Rest, and review.'], 'sign'])
})
