import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppFailure, type Failure } from '../../shared/errors.ts'
import { draftViewSchema, type Coverage, type ModelStamp, type Rejection, type Timing } from '../../shared/note.ts'
import { createDraft, endDraft, interruptRunningDrafts, readDraft, runningDraftOf } from './drafts.ts'
import { appendStatement } from './statements.ts'
import { addDraft, addNote, addRunningDraft, headings, memoryStore, newDraftId, newNoteId, sections } from './storeFixture.ts'
import { appendStreamText, appendStreamWithdrawal } from './streamTexts.ts'
import { stampWith } from './versions.ts'

const anyString = fc.string({ unit: 'binary' }).chain((text) => fc.constantFrom(text, `${text}\ud83d`, `\udc00${text}\r\n\0`))
const statement = (text: string) => ({ text, kind: 'record' as const, evidence: [] })
const timing: Timing = {
  loadMs: 1.5,
  prefillMs: 2,
  firstTokenMs: null,
  firstStatementMs: 4,
  totalMs: 5,
  promptTokens: 6,
  generatedTokens: 7,
  tokensPerSecond: 8.25,
}
const coverage: Coverage = { segments: 3, read: 2, uncovered: [{ number: 2, heading: null, start: 3, end: 9 }] }
const model: ModelStamp = { id: 'qwen2.5-coder-1.5b-q4', sha256: 'ab', runtime: 'cpu' }
const rejections: readonly Rejection[] = [
  { sectionId: 'diagnosis', text: '胸闷4天。', reason: 'number' },
  { sectionId: 'complaint', text: '左下肢。', reason: 'side' },
]

test('a new draft is generating, with its headings and what has settled, without the grey text', () => {
  const store = memoryStore()
  const noteId = addNote(store)
  const id = addRunningDraft(store, noteId, 2_000)
  appendStreamText(store, { draftId: id, sectionId: 'complaint', text: '反复胸闷', at: 2_001 })
  appendStatement(store, { draftId: id, sectionId: 'complaint', statement: statement('反复胸闷3天。'), at: 2_002 })
  appendStreamText(store, { draftId: id, sectionId: 'complaint', text: '伴', at: 2_003 })
  expect(readDraft(store, id)).toEqual({
    id,
    templateId: 'outpatient',
    templateVersion: null,
    versions: null,
    phase: 'generating',
    version: 0,
    author: 'model',
    startedAt: 2_000,
    sections: [
      { id: 'complaint', heading: '主诉', text: '反复胸闷3天。', statements: [statement('反复胸闷3天。')] },
      { id: 'diagnosis', heading: '诊断结论', text: '', statements: [] },
    ],
    failure: null,
    coverage: null,
    timing: null,
    model: null,
    rejections: [],
    signedAt: null,
  })
  expect(runningDraftOf(store, noteId)).toBe(id)
})

test('a draft keeps what was in force when it was begun, whatever is imported later', () => {
  const store = memoryStore()
  const begun = { application: '0.1.0', bundles: { dictionaries: '2026.11' } }
  stampWith(store, begun)
  const id = newDraftId()
  createDraft(store, { id, noteId: addNote(store), templateId: 'outpatient', templateVersion: 3, seed: 1, headings, at: 1 })
  stampWith(store, { application: '0.1.0', bundles: { dictionaries: '2026.12' } })
  expect(readDraft(store, id)).toMatchObject({ templateId: 'outpatient', templateVersion: 3, versions: begun })
})

test('a finished draft is version 1 by the model, with everything that was measured', () => {
  const store = memoryStore()
  const noteId = addNote(store)
  const draftId = addRunningDraft(store, noteId)
  endDraft(store, { draftId, phase: 'drafted', failure: null, sections, coverage, timing, model, rejections, at: 3_000 })
  const draft = readDraft(store, draftId)
  expect(draft).toMatchObject({
    phase: 'drafted',
    version: 1,
    author: 'model',
    failure: null,
    sections,
    coverage,
    timing,
    model,
    rejections,
  })
  expect(draftViewSchema.parse(draft)).toEqual(draft)
  expect(runningDraftOf(store, noteId)).toBeUndefined()
})

test('a stopped draft keeps what there is and why, and has no version', () => {
  const store = memoryStore()
  const draftId = addRunningDraft(store, addNote(store))
  const failure: Failure = { code: 'engine-failed', params: { reason: 'eval', tokens: 3 } }
  endDraft(store, { draftId, phase: 'stopped', failure, sections, coverage: null, timing: null, model, rejections: [], at: 3_000 })
  expect(readDraft(store, draftId)).toMatchObject({ phase: 'stopped', version: 0, author: 'model', failure, sections, model })
})

test('a draft ends once', () => {
  const store = memoryStore()
  const draftId = addDraft(store, addNote(store))
  const again = {
    draftId,
    phase: 'stopped',
    failure: null,
    sections: [],
    coverage: null,
    timing: null,
    model: null,
    rejections,
    at: 4_000,
  } as const
  expect(() => endDraft(store, again)).toThrow('UNIQUE')
  expect(readDraft(store, draftId)).toMatchObject({ phase: 'drafted', sections, rejections: [] })
})

test('a note has one running draft at a time, and a new one after it', () => {
  const store = memoryStore()
  const noteId = addNote(store)
  const first = addRunningDraft(store, noteId)
  expect(() => addRunningDraft(store, noteId)).toThrow(new AppFailure('draft-running'))
  expect(interruptRunningDrafts(store, 3_000)).toEqual([first])
  const second = addRunningDraft(store, noteId)
  expect(runningDraftOf(store, noteId)).toBe(second)
})

test('a draft needs its note, and reading needs a draft', () => {
  const store = memoryStore()
  const draft = { id: newDraftId(), noteId: newNoteId(), templateId: 'outpatient', seed: 1, headings, at: 1 }
  expect(() => createDraft(store, draft)).toThrow(new AppFailure('note-not-found'))
  expect(() => readDraft(store, draft.id)).toThrow(new AppFailure('draft-not-found'))
})

test('an interrupted draft has its settled statements and the grey text that was neither settled nor withdrawn', () => {
  const store = memoryStore()
  const draftId = addRunningDraft(store, addNote(store))
  const inComplaint = { draftId, sectionId: 'complaint', at: 1 }
  const inDiagnosis = { draftId, sectionId: 'diagnosis', at: 1 }
  appendStreamText(store, { ...inComplaint, text: '反复' })
  appendStreamText(store, { ...inComplaint, text: '胸闷3天。' })
  appendStatement(store, { ...inComplaint, statement: statement('反复胸闷3天。') })
  appendStreamText(store, { ...inDiagnosis, text: '肺癌。' })
  appendStreamWithdrawal(store, inDiagnosis)
  appendStreamText(store, { ...inDiagnosis, text: '心力' })
  appendStreamText(store, { ...inDiagnosis, text: '衰' })
  expect(interruptRunningDrafts(store, 5_000)).toEqual([draftId])
  expect(readDraft(store, draftId)).toMatchObject({
    phase: 'stopped',
    version: 0,
    failure: { code: 'interrupted', params: {} },
    sections: [
      { id: 'complaint', heading: '主诉', text: '反复胸闷3天。', statements: [statement('反复胸闷3天。')] },
      { id: 'diagnosis', heading: '诊断结论', text: '心力衰', statements: [statement('心力衰')] },
    ],
  })
})

test('withdrawn grey text stays in the file and out of the draft', () => {
  const store = memoryStore()
  const draftId = addRunningDraft(store, addNote(store))
  appendStreamText(store, { draftId, sectionId: 'complaint', text: '肺癌。', at: 1 })
  appendStreamWithdrawal(store, { draftId, sectionId: 'complaint', at: 2 })
  interruptRunningDrafts(store, 3)
  expect(readDraft(store, draftId).sections.map(({ statements }) => statements)).toEqual([[], []])
})

test('starting twice interrupts nothing twice, and leaves ended drafts alone', () => {
  const store = memoryStore()
  const ended = addDraft(store, addNote(store))
  const running = [addRunningDraft(store, addNote(store)), addRunningDraft(store, addNote(store))]
  expect(interruptRunningDrafts(store, 5_000)).toEqual(running)
  expect(interruptRunningDrafts(store, 6_000)).toEqual([])
  expect(readDraft(store, ended).phase).toBe('drafted')
})

test('any string that streams or settles comes back exactly, lone surrogates and NUL too', () => {
  const store = memoryStore()
  fc.assert(
    fc.property(fc.array(anyString, { minLength: 1 }), anyString, (pieces, settled) => {
      const draftId = addRunningDraft(store, addNote(store))
      appendStatement(store, { draftId, sectionId: 'complaint', statement: statement(settled), at: 1 })
      for (const text of pieces) appendStreamText(store, { draftId, sectionId: 'complaint', text, at: 2 })
      interruptRunningDrafts(store, 3)
      const grey = pieces.join('')
      const expected = grey.trim() === '' ? [statement(settled)] : [statement(settled), statement(grey)]
      expect(readDraft(store, draftId).sections[0]?.statements).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
