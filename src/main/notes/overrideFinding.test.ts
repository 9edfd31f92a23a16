import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { guard } from '../resources/guardFixture.ts'
import { interruptRunningDrafts, readDraft } from '../store/drafts.ts'
import { readOverrides } from '../store/overrides.ts'
import { addDraft, addNote, addRunningDraft, memoryStore, newDraftId } from '../store/storeFixture.ts'
import { checkDraft } from './checkDraft.ts'
import { overrideFinding } from './overrideFinding.ts'
import { saveDraft } from './saveDraft.ts'
import { signNote } from './signNote.ts'
import { ReadRecords } from './reviewDraft.ts'

const readRecords = new ReadRecords(guard)

const now = () => 8_000

/** A draft whose complaint says months where the record says days. */
function wrong() {
  const store = memoryStore()
  const noteId = addNote(store)
  const draftId = addDraft(store, noteId)
  const deps = { store, now, guard, readRecords }
  saveDraft(deps, { draftId, baseVersion: 1, sections: [{ id: 'complaint', text: '反复胸闷气促3月。' }] })
  const red = () => checkDraft(deps, { draftId, sections: [] }).findings.filter(({ severity }) => severity === 'red')
  const [finding] = red()
  if (!finding) throw new Error('nothing is red')
  const input = { draftId, version: 2, sectionId: 'complaint', rule: finding.rule, passage: finding.passage }
  return { store, noteId, draftId, deps, red, input }
}

test('an override is kept with its words, version, reason and time, and the finding says so', () => {
  const { store, draftId, deps, red, input } = wrong()
  overrideFinding(deps, { ...input, reason: '家属补充：已3月' })
  expect(readOverrides(store, draftId)).toEqual([
    { version: 2, sectionId: 'complaint', rule: input.rule, passage: input.passage, reason: '家属补充：已3月', at: 8_000 },
  ])
  expect(red().map(({ override }) => override)).toEqual([{ reason: '家属补充：已3月', at: 8_000 }])
})

test('it can be taken back', () => {
  const { deps, red, input } = wrong()
  overrideFinding(deps, { ...input, reason: '误' })
  overrideFinding(deps, { ...input, reason: null })
  expect(red().map(({ override }) => override)).toEqual([null])
})

test('it holds while its sentence stays the same, wherever that stands', () => {
  const { draftId, deps, input } = wrong()
  overrideFinding(deps, { ...input, reason: '家属补充' })
  const overridden = (text: string) =>
    checkDraft(deps, { draftId, sections: [{ id: 'complaint', text }] })
      .findings.filter(({ severity }) => severity === 'red')
      .map(({ override }) => override !== null)
  expect(overridden('双下肢浮肿。反复胸闷气促3月。')).toEqual([true])
  expect(overridden('反复胸闷气促3周。')).toEqual([false])
  expect(overridden('气促3月。')).toEqual([false])
})

test('a finding that the saved text does not have is refused, and nothing is kept', () => {
  const { store, draftId, deps, input } = wrong()
  const gone = [
    { ...input, rule: 'F3' },
    { ...input, sectionId: 'diagnosis' },
    { ...input, passage: { ...input.passage, text: '反复胸闷气促3年。' } },
  ]
  for (const other of gone)
    expect(() => {
      overrideFinding(deps, { ...other, reason: '因为' })
    }).toThrow(new AppFailure('finding-gone'))
  expect(readOverrides(store, draftId)).toEqual([])
})

test('only the newest version of a draft that may still change takes one', () => {
  const { store, noteId, draftId, deps, input } = wrong()
  const override = (change: object) => () => {
    overrideFinding(deps, { ...input, reason: '因为', ...change })
  }
  expect(override({ version: 1 })).toThrow(new AppFailure('draft-outdated'))
  expect(override({ draftId: newDraftId() })).toThrow(new AppFailure('draft-not-found'))
  override({})()
  signNote(deps, { noteId, draftId, version: readDraft(store, draftId).version })
  expect(override({})).toThrow(new AppFailure('note-signed'))
  const running = addRunningDraft(store, noteId)
  expect(override({ draftId: running })).toThrow(new AppFailure('note-not-drafted'))
  interruptRunningDrafts(store, 9_000)
  expect(override({ draftId: running })).toThrow(new AppFailure('note-not-drafted'))
})

test('what an editor lets through is cleaned', () => {
  const { store, draftId, deps, input } = wrong()
  overrideFinding(deps, { ...input, reason: '会诊\0意见' })
  expect(readOverrides(store, draftId)[0]?.reason).toBe('会诊␀意见')
})
