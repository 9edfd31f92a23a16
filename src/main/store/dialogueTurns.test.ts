import { expect, test } from 'vitest'
import type { DialogueTurn } from '../../shared/dialogue.ts'
import { appendDialogueTurn, readDialogueTurns } from './dialogueTurns.ts'
import { addDraft, addNote, memoryStore, newDraftId } from './storeFixture.ts'

const absent = { kind: 'absent', text: '原文未记载。' } as const

test('the turns of a note come back as they were taken, in their order, and those of no other note', () => {
  const store = memoryStore()
  const [noteId, other] = [addNote(store), addNote(store)]
  const draftId = addDraft(store, noteId)
  const turns: DialogueTurn[] = [
    { id: newDraftId(), draftId: null, recordVersion: 1, question: '过敏史？\ud83d', reply: absent, at: 9_000 },
    {
      id: newDraftId(),
      draftId,
      recordVersion: 1,
      question: '诊断？',
      reply: { kind: 'answer', passages: [{ start: 0, end: 2, text: '主诉' }] },
      at: 8_000,
    },
  ]
  for (const turn of turns) appendDialogueTurn(store, noteId, turn)
  appendDialogueTurn(store, other, { id: newDraftId(), draftId: null, recordVersion: 1, question: '家族史？', reply: absent, at: 1 })
  expect(readDialogueTurns(store, noteId)).toEqual(turns)
})
