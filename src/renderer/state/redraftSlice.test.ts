import { expect, test } from 'vitest'
import type { Bridge, Input, Output } from '../../shared/contract.ts'
import type { Result } from '../../shared/errors.ts'
import type { DraftId, Statement } from '../../shared/note.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, draftId, failed, firstId, secondId, testDraft, testNote } from './testBridge.ts'

const turnId = 'turn' as DraftId
const statement: Statement = { text: 'Rest.', kind: 'record', evidence: [] }

/** A redraft that ends when the test says so. */
async function begun(answers: Partial<Bridge> = {}) {
  const asked: Input<'redraftSection'>[] = []
  let end: (result: Result<Output<'redraftSection'>>) => void = () => undefined
  const bridge = bridgeWith([testNote(firstId, testDraft()), testNote(secondId)], {
    redraftSection: (input) => {
      asked.push(input)
      return new Promise((resolve) => {
        end = resolve
      })
    },
    saveDraft: ({ baseVersion, sections }) =>
      Promise.resolve(
        done({
          version: baseVersion + 1,
          sections: testDraft().sections.map((section) => ({ ...section, text: sections.find(({ id }) => id === section.id)?.text ?? '' })),
        }),
      ),
    ...answers,
  })
  const store = createWorkstationStore(bridge, { newDraftId: () => turnId })
  await store.getState().load()
  await store.getState().openNote(firstId)
  const state = store.getState
  state().selectStatement({ sectionId: 'plan', index: 0 })
  state().editSection('chief-complaint', 'Pain.')
  const redrafted = state().redraftSection()
  await new Promise((resolve) => setTimeout(resolve, 1))
  return { state, bridge, asked, redrafted, end: (result: Result<Output<'redraftSection'>>) => end(result) }
}

const toasts = (state: Awaited<ReturnType<typeof begun>>['state']) =>
  state().toasts.map((toast) => (toast.kind === 'message' ? toast.message : toast.failure.code))

test('saves what is typed, asks for the section of the selected statement, shows its text as it comes, and then the new version', async () => {
  const { state, bridge, asked, redrafted, end } = await begun()
  expect(asked).toEqual([{ draftId, baseVersion: 2, sectionId: 'plan', turnId }])
  const plan = { draftId: turnId, sectionId: 'plan' }
  bridge.emit({ type: 'prefill-progress', draftId: turnId, done: 1, total: 9, part: 1, parts: 1 })
  expect(state().redraft?.prefill?.total).toBe(9)
  bridge.emit({ type: 'statement-delta', ...plan, text: 'Be' })
  bridge.emit({ type: 'statement-withdrawn', ...plan })
  bridge.emit({ type: 'statement-delta', ...plan, text: 'Re' })
  bridge.emit({ type: 'statement-delta', ...plan, text: 'st.' })
  expect(state().redraft?.grey).toBe('Rest.')
  bridge.emit({ type: 'statement-settled', ...plan, statement })
  expect(state().redraft).toMatchObject({ statements: [statement], grey: '' })
  bridge.emit({ type: 'section-restarted', ...plan })
  expect(state().redraft?.statements).toEqual([])
  end(done({ draft: testDraft({ version: 3 }), isChanged: true }))
  await redrafted
  expect([state().redraft, state().note?.draft?.version, toasts(state)]).toEqual([null, 3, ['sectionRedrafted']])
  expect(state().selectedStatement).toEqual({ sectionId: 'plan', index: 0 })
})

test('until it has ended the draft takes no edit, no signature and no other draft, and says so', async () => {
  const { state, redrafted, end } = await begun()
  state().requestEdit({ sectionId: 'plan', start: 0, end: 0, text: 'x', kind: 'repair' })
  state().reorderStatement(1)
  await state().requestSign()
  await state().requestDraft()
  await state().redraftSection()
  expect([state().sectionEdit, state().dialog, toasts(state)]).toEqual([null, null, ['draft-running']])
  end(failed({ code: 'cancelled', params: {} }))
  await redrafted
  expect(toasts(state)).toEqual(['draft-running', 'redraftStopped'])
})

test('the same text again is told, and of another note that is open by then the new version is left alone', async () => {
  const same = await begun()
  same.end(done({ draft: testDraft(), isChanged: false }))
  await same.redrafted
  expect(toasts(same.state)).toEqual(['sectionSame'])
  const left = await begun()
  await left.state().openNote(secondId)
  expect(left.state().stopTurn()).toBe(false)
  left.end(done({ draft: testDraft({ version: 3 }), isChanged: true }))
  await left.redrafted
  expect([left.state().note?.summary.id, left.state().note?.draft]).toEqual([secondId, null])
})

test('a signed draft is refused without asking', async () => {
  const store = createWorkstationStore(bridgeWith([testNote(firstId, testDraft({ phase: 'signed' })), testNote(secondId)]))
  await store.getState().openNote(firstId)
  await store.getState().redraftSection()
  await store.getState().requestSuggestions()
  await store.getState().openNote(secondId)
  await store.getState().redraftSection()
  expect(store.getState().toasts.map((toast) => toast.kind === 'failure' && toast.failure.code)).toEqual(['note-signed', 'draft-needed'])
})
