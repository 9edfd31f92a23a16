import { expect, test } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import type { DraftId } from '../../shared/note.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, draftId, failed, firstId, testDraft, testNote } from './testBridge.ts'

const ideas = ['Consider a dietician.', 'Consider physiotherapy.'].map((text) => ({ text, kind: 'suggestion' as const, evidence: [] }))

async function opened(answers: Partial<Bridge> = {}) {
  const asked: unknown[] = []
  const bridge = bridgeWith([testNote(firstId, testDraft())], {
    suggestPlan: (input) => {
      asked.push(input)
      return Promise.resolve(done(ideas))
    },
    ...answers,
  })
  const store = createWorkstationStore(bridge, { newDraftId: () => 'turn' as DraftId })
  await store.getState().openNote(firstId)
  return { state: store.getState, asked }
}

test('ideas are asked for once and then gone to; none is in the draft', async () => {
  const { state, asked } = await opened()
  const before = state().note?.draft
  await state().requestSuggestions()
  await state().requestSuggestions()
  expect([asked, state().suggestions?.statements, state().suggestionsFocus]).toEqual([[{ draftId, turnId: 'turn' }], ideas, 2])
  expect([state().note?.draft, state().edits, state().sectionEdit]).toEqual([before, {}, null])
})

test('one that is inserted is an edit at the end of the plan, and leaves the list', async () => {
  const { state } = await opened()
  await state().requestSuggestions()
  state().insertSuggestion(1)
  const end = 'No plan stated.'.length
  expect(state().sectionEdit).toEqual({ sectionId: 'plan', start: end, end, text: ' Consider physiotherapy.', kind: 'suggestion' })
  expect(state().suggestions?.statements).toEqual([ideas[0]])
  state().takeSectionEdit()
  state().editSection('plan', 'Rest')
  state().insertSuggestion(0)
  expect([state().sectionEdit?.text, state().suggestions]).toEqual(['. Consider a dietician.', null])
})

test('a failure is kept in its place and the next key asks again; an answer that nobody waits for any more is dropped', async () => {
  let isBroken = true
  const failure = { code: 'model-missing', params: {} } as const
  const { state } = await opened({ suggestPlan: () => Promise.resolve(isBroken ? failed(failure) : done(ideas)) })
  await state().requestSuggestions()
  expect(state().suggestions?.failure).toEqual(failure)
  isBroken = false
  const asked = state().requestSuggestions()
  state().closeSuggestions()
  await asked
  expect(state().suggestions).toBeNull()
})
