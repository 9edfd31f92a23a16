import { expect, test } from 'vitest'
import type { Coverage, ModelStamp, Rejection } from '../../shared/note.ts'
import { appendDraftJob, readJobAnswer } from './draftJobs.ts'
import { endDraft } from './drafts.ts'
import { appendDraftVersion } from './draftVersions.ts'
import { addDraft, addNote, addRunningDraft, memoryStore, sections } from './storeFixture.ts'
import type { WritableStore } from './store.ts'

const coverage: Coverage = { segments: 3, read: 3, uncovered: [] }
const model: ModelStamp = { id: 'script', sha256: 'ab', runtime: 'cpu' }
const rejections: Rejection[] = [{ sectionId: 'diagnosis', text: '肺炎。', reason: 'F0' }]
const ended = { failure: null, sections, coverage, timing: null, model, rejections, at: 3_000 }

function answered(store: WritableStore, key: string, phase: 'drafted' | 'stopped' = 'drafted') {
  const draftId = addRunningDraft(store, addNote(store))
  endDraft(store, { ...ended, draftId, phase })
  appendDraftJob(store, draftId, key)
  return draftId
}

test('a job is answered with the whole draft of the model', () => {
  const store = memoryStore()
  answered(store, 'one')
  expect(readJobAnswer(store, 'one')).toEqual({ sections, coverage, rejections, model })
  expect(readJobAnswer(store, 'another')).toBeUndefined()
})

test('an edit of the physician is no part of the answer', () => {
  const store = memoryStore()
  const draftId = answered(store, 'one')
  appendDraftVersion(store, { draftId, version: 2, author: 'physician', at: 4_000, sections: [] })
  expect(readJobAnswer(store, 'one')?.sections).toEqual(sections)
})

test('a stopped draft answers nothing, nor one that was then taken over by hand', () => {
  const store = memoryStore()
  const draftId = answered(store, 'one', 'stopped')
  expect(readJobAnswer(store, 'one')).toBeUndefined()
  appendDraftVersion(store, { draftId, version: 1, author: 'physician', at: 4_000, sections })
  expect(readJobAnswer(store, 'one')).toBeUndefined()
})

test('of two drafts of a job the last one answers', () => {
  const store = memoryStore()
  answered(store, 'one')
  const again = addRunningDraft(store, addNote(store))
  endDraft(store, { ...ended, draftId: again, phase: 'drafted', sections: sections.slice(0, 1), rejections: [] })
  appendDraftJob(store, again, 'one')
  expect(readJobAnswer(store, 'one')).toEqual({ sections: sections.slice(0, 1), coverage, rejections: [], model })
})

test('a draft answers one job', () => {
  const store = memoryStore()
  const draftId = addDraft(store, addNote(store))
  appendDraftJob(store, draftId, 'one')
  expect(() => {
    appendDraftJob(store, draftId, 'two')
  }).toThrow('UNIQUE')
})
