import { expect, test } from 'vitest'
import type { Bridge, Input } from '../../shared/contract.ts'
import type { DialogueReply, DialogueTurn } from '../../shared/dialogue.ts'
import type { DraftId } from '../../shared/note.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { openProposal } from './proposals.ts'
import { bridgeWith, done, draftId, failed, firstId, secondId, testDraft, testNote } from './testBridge.ts'

const passage = { start: 0, end: 10, text: 'Chest pain' }
const answer: DialogueReply = { kind: 'answer', passages: [passage] }
const proposal: DialogueReply = {
  kind: 'proposal',
  sectionId: 'chief-complaint',
  start: 0,
  end: 11,
  oldText: 'Chest pain.',
  newText: 'Pain.',
  statements: [],
  rejections: [],
}
const turnOf = (id: string, question: string, reply: DialogueReply): DialogueTurn => ({
  id: id as DraftId,
  draftId,
  recordVersion: 1,
  question,
  reply,
  at: 1,
})

/** Answers each question with the reply of its words. */
async function opened(replies: Readonly<Record<string, DialogueReply>> = {}, answers: Partial<Bridge> = {}) {
  const asked: Input<'askNote'>[] = []
  const bridge = bridgeWith([testNote(firstId, testDraft()), testNote(secondId)], {
    readDialogue: () => Promise.resolve(done([])),
    askNote: (input) => {
      asked.push(input)
      const reply = replies[input.text]
      return Promise.resolve(reply ? done(turnOf(input.turnId, input.text, reply)) : failed({ code: 'model-missing', params: {} }))
    },
    ...answers,
  })
  let number = 0
  const store = createWorkstationStore(bridge, { newDraftId: () => `turn-${String(++number)}` as DraftId })
  await store.getState().openNote(firstId)
  const dialogue = () => store.getState().dialogues[firstId]
  return { store, state: store.getState, asked, dialogue }
}
const whole = { sectionId: 'plan', selection: null }

test('a question is asked with the sections as they stand on the screen, and the first passage of its answer is shown in the record', async () => {
  const { state, asked, dialogue } = await opened({ 'pain?': answer })
  state().editSection('plan', 'Rest.')
  await state().ask('  pain? ', whole)
  expect(asked).toEqual([
    {
      noteId: firstId,
      turnId: 'turn-1',
      text: 'pain?',
      sections: [
        { id: 'chief-complaint', text: 'Chest pain.' },
        { id: 'plan', text: 'Rest.' },
      ],
      ...whole,
    },
  ])
  expect([dialogue()?.turns?.map(({ question }) => question), state().quoted]).toEqual([['pain?'], passage])
  state().selectStatement({ sectionId: 'plan', index: 0 })
  expect(state().quoted).toBeNull()
})

test('what comes to nothing goes back into the field, unless something else was typed there meanwhile', async () => {
  const { state, dialogue } = await opened()
  state().setQuestion('shorter')
  await state().ask('shorter', whole)
  expect([dialogue()?.question, dialogue()?.failure?.code, dialogue()?.asking]).toEqual(['shorter', 'model-missing', null])
  const asking = state().ask('shorter still', whole)
  state().setQuestion('another')
  await asking
  expect(dialogue()?.question).toBe('another')
})

test('nothing is asked of an empty field, nor a second time while a turn is on its way', async () => {
  const { state, asked } = await opened({ 'pain?': answer })
  await state().ask('  ', whole)
  await Promise.all([state().ask('pain?', whole), state().ask('pain?', whole)])
  expect(asked.length).toBe(1)
})

test('each note has its own turns, read once when the pane is open over it', async () => {
  const read: string[] = []
  const { state } = await opened(
    {},
    {
      readDialogue: ({ noteId }) => {
        read.push(noteId)
        return Promise.resolve(done([turnOf('t', noteId === firstId ? 'one' : 'two', answer)]))
      },
    },
  )
  expect(read).toEqual([])
  state().openAsk()
  for (const noteId of [secondId, firstId, secondId]) await state().openNote(noteId)
  expect(read).toEqual([firstId, secondId])
  expect([firstId, secondId].map((id) => state().dialogues[id]?.turns?.[0]?.question)).toEqual(['one', 'two'])
})

test('turns that can’t be read are a failure with a second try', async () => {
  let isBroken = true
  const failure = { code: 'store-unreadable', params: {} } as const
  const { state, dialogue } = await opened(
    {},
    { readDialogue: () => Promise.resolve(isBroken ? failed(failure) : done([turnOf('t', 'one', answer)])) },
  )
  await state().readDialogue(firstId)
  expect([dialogue()?.turns, dialogue()?.readFailure]).toEqual([null, failure])
  isBroken = false
  await state().readDialogue(firstId)
  expect([dialogue()?.turns?.length, dialogue()?.readFailure]).toEqual([1, null])
})

test('Esc stops the turn of the open note by its id, once', async () => {
  const stopped: string[] = []
  let end: () => void = () => undefined
  const { state } = await opened(
    {},
    {
      askNote: () =>
        new Promise((resolve) => {
          end = () => resolve(failed({ code: 'cancelled', params: {} }))
        }),
      stopDraft: (input) => {
        stopped.push(input.draftId)
        return Promise.resolve(done({}))
      },
    },
  )
  expect(state().stopTurn()).toBe(false)
  const turn = state().ask('shorter', whole)
  await new Promise((resolve) => setTimeout(resolve, 1))
  expect([state().stopTurn(), state().stopTurn()]).toEqual([true, true])
  end()
  await turn
  expect([stopped, state().stopTurn()]).toEqual([['turn-1'], false])
})

test('a proposal is open while its old words stand, is taken as an edit of its kind, and is open again once that is undone', async () => {
  const { state } = await opened({ shorter: proposal })
  await state().ask('shorter', whole)
  expect(openProposal(state())).toMatchObject({ turnId: 'turn-1', start: 0, end: 11 })
  state().acceptProposal()
  expect(state().sectionEdit).toEqual({ sectionId: 'chief-complaint', start: 0, end: 11, text: 'Pain.', kind: 'rewrite' })
  state().editSection('chief-complaint', 'Pain.', 'rewrite')
  expect(openProposal(state())).toBeNull()
  state().editSection('chief-complaint', 'Since Monday. Chest pain.')
  expect(openProposal(state())).toMatchObject({ start: 14, end: 25 })
  state().editSection('chief-complaint', 'Chest pain. Chest pain. Chest pain.'.slice(12))
  expect(openProposal(state())).toMatchObject({ start: 0 })
  state().editSection('chief-complaint', 'None.')
  expect(openProposal(state())).toBeNull()
})

test('a proposal that was put aside stays aside; the newest that is open is the one that the keys are for', async () => {
  const { state } = await opened({ shorter: proposal, formal: { ...proposal, newText: 'Thoracic pain.' } })
  await state().ask('shorter', whole)
  await state().ask('formal', whole)
  expect(openProposal(state())?.turnId).toBe('turn-2')
  state().dropProposal()
  expect(openProposal(state())?.turnId).toBe('turn-1')
  state().dropProposal()
  expect(openProposal(state())).toBeNull()
})

test('the field for marked words asks about these words only, and closes when its proposal is taken or the text under it changes', async () => {
  const { state, asked } = await opened({ shorter: proposal })
  state().openRewrite('chief-complaint', 0, 5)
  await state().askRewrite('shorter')
  expect(asked[0]).toMatchObject({ sectionId: 'chief-complaint', selection: { start: 0, end: 5 } })
  expect(state().rewriting?.turnId).toBe('turn-1')
  state().acceptProposal('turn-1' as DraftId)
  expect(state().rewriting).toBeNull()
  state().openRewrite('chief-complaint', 0, 5)
  state().editSection('plan', 'Rest.')
  expect(state().rewriting).not.toBeNull()
  state().editSection('chief-complaint', 'Pain.')
  expect(state().rewriting).toBeNull()
})
