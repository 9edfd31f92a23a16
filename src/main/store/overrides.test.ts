import { expect, test } from 'vitest'
import { appendOverride, readOverrides } from './overrides.ts'
import { addDraft, addNote, memoryStore } from './storeFixture.ts'

const passage = { text: '心力衰竭。', start: 0, end: 4 }

function drafted() {
  const store = memoryStore()
  const noteId = addNote(store)
  const draftId = addDraft(store, noteId)
  const append = (reason: string | null, change: { passage?: typeof passage; sectionId?: string; rule?: string } = {}, at = 5_000) => {
    appendOverride(store, { noteId, draftId, version: 1, sectionId: 'diagnosis', rule: 'F0', passage, reason, at, ...change })
  }
  return { store, noteId, draftId, append }
}

test('an override comes back as it was given', () => {
  const { store, draftId, append } = drafted()
  append('会诊意见\ud83d，“口头”')
  expect(readOverrides(store, draftId)).toEqual([
    { version: 1, sectionId: 'diagnosis', rule: 'F0', passage, reason: '会诊意见\ud83d，“口头”', at: 5_000 },
  ])
})

test('the last word on the same passage counts, and taking it back leaves none', () => {
  const { store, draftId, append } = drafted()
  append('一')
  append('二', {}, 6_000)
  expect(readOverrides(store, draftId).map(({ reason, at }) => [reason, at])).toEqual([['二', 6_000]])
  append(null)
  expect(readOverrides(store, draftId)).toEqual([])
  append('三')
  expect(readOverrides(store, draftId).map(({ reason }) => reason)).toEqual(['三'])
})

test('another rule, section, passage or place in it is another finding', () => {
  const { store, draftId, append } = drafted()
  append('一')
  append('二', { rule: 'B3' })
  append('三', { sectionId: 'complaint' })
  append('四', { passage: { ...passage, text: '心力衰竭！' } })
  append('五', { passage: { ...passage, start: 2 } })
  append(null)
  expect(readOverrides(store, draftId).map(({ reason }) => reason)).toEqual(['二', '三', '四', '五'])
})

test('an override belongs to its draft', () => {
  const { store, noteId, append } = drafted()
  append('一')
  expect(readOverrides(store, addDraft(store, noteId))).toEqual([])
})
