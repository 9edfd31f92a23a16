import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { endDraft, readDraft } from '../store/drafts.ts'
import { appendSignature } from '../store/signatures.ts'
import { connectionOf } from '../store/store.ts'
import { addDraft, addNote, addRunningDraft, memoryStore, newDraftId, sections } from '../store/storeFixture.ts'
import { saveDraft } from './saveDraft.ts'

const now = () => 8_000
const edited = [{ id: 'diagnosis', text: '心力衰竭，心功能待评。' }]

function drafted() {
  const store = memoryStore()
  const noteId = addNote(store)
  return { store, noteId, draftId: addDraft(store, noteId) }
}

test('an edit is the next version, by the physician, and leaves the other sections and the version before as they were', () => {
  const { store, draftId } = drafted()
  const saved = saveDraft({ store, now }, { draftId, baseVersion: 1, sections: edited })
  expect(saved.version).toBe(2)
  expect(saved.sections[0]).toEqual(sections[0])
  expect(saved.sections[1]).toMatchObject({
    text: '心力衰竭，心功能待评。',
    statements: [{ text: '心力衰竭，心功能待评。', kind: 'edited' }],
  })
  expect(readDraft(store, draftId)).toMatchObject({ phase: 'drafted', version: 2, author: 'physician', sections: saved.sections })
  const first = connectionOf(store).database.prepare('SELECT author, sections_json FROM draft_versions WHERE version = 1').get()
  expect(first).toEqual({ author: 'model', sections_json: JSON.stringify(sections) })
})

test('the same text makes no version', () => {
  const { store, draftId } = drafted()
  const same = sections.map(({ id, text }) => ({ id, text }))
  expect(saveDraft({ store, now }, { draftId, baseVersion: 1, sections: same })).toEqual({ version: 1, sections })
  expect(saveDraft({ store, now }, { draftId, baseVersion: 1, sections: [] })).toEqual({ version: 1, sections })
  expect(readDraft(store, draftId).author).toBe('model')
})

test('an edit of an outdated version is refused and changes nothing', () => {
  const { store, draftId } = drafted()
  saveDraft({ store, now }, { draftId, baseVersion: 1, sections: edited })
  const before = readDraft(store, draftId)
  for (const baseVersion of [1, 3]) {
    const late = { draftId, baseVersion, sections: [{ id: 'diagnosis', text: '别的。' }] }
    expect(() => saveDraft({ store, now }, late)).toThrow(new AppFailure('draft-outdated'))
  }
  expect(readDraft(store, draftId)).toEqual(before)
})

test('what an editor lets through is cleaned: control characters are shown, lone surrogates replaced', () => {
  const { store, draftId } = drafted()
  const saved = saveDraft({ store, now }, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '心衰\0\ud83d。' }] })
  expect(saved.sections[1]?.text).toBe('心衰␀\ufffd。')
})

test('only a draft that is drafted takes edits', () => {
  const { store, noteId, draftId } = drafted()
  const save = (id: typeof draftId) => () =>
    saveDraft({ store, now }, { draftId: id, baseVersion: readDraft(store, id).version, sections: edited })
  appendSignature(store, { noteId, draftId, version: 1, sections, at: 7_000 })
  expect(save(draftId)).toThrow(new AppFailure('note-signed'))
  const next = addRunningDraft(store, noteId)
  expect(save(next)).toThrow(new AppFailure('draft-running'))
  endDraft(store, {
    draftId: next,
    phase: 'stopped',
    failure: null,
    sections,
    coverage: null,
    timing: null,
    model: null,
    rejections: [],
    at: 7_500,
  })
  expect(save(next)).toThrow(new AppFailure('note-not-drafted'))
})

test('an unknown draft or section is told', () => {
  const { store, draftId } = drafted()
  expect(() => saveDraft({ store, now }, { draftId: newDraftId(), baseVersion: 1, sections: edited })).toThrow(
    new AppFailure('draft-not-found'),
  )
  const unknown = { draftId, baseVersion: 1, sections: [{ id: 'plan', text: '休息。' }] }
  expect(() => saveDraft({ store, now }, unknown)).toThrow(new AppFailure('section-unknown', { id: 'plan' }))
})
