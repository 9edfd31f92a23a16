import { expect, test } from 'vitest'
import { appendAnswer, readAnswer } from './answers.ts'
import { addDraft, addNote, memoryStore } from './storeFixture.ts'

test('the last answer to a request is the one that is given, every character of it', () => {
  const store = memoryStore()
  const draftId = addDraft(store, addNote(store))
  expect(readAnswer(store, 'one')).toBeUndefined()
  appendAnswer(store, draftId, 'one', { statements: ['胸闷3天。'], end: 'complete' })
  appendAnswer(store, draftId, 'one', { statements: ['胸闷\ud83d3天。', ''], end: 'loop' })
  appendAnswer(store, draftId, 'two', { statements: [], end: 'token-limit' })
  expect(readAnswer(store, 'one')).toEqual({ statements: ['胸闷\ud83d3天。', ''], end: 'loop' })
  expect(readAnswer(store, 'two')).toEqual({ statements: [], end: 'token-limit' })
})
