import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { guard } from '../resources/guardFixture.ts'
import { actAs } from '../store/actors.ts'
import { readAudit } from '../store/audit.ts'
import { interruptRunningDrafts, readDraft } from '../store/drafts.ts'
import { readNoteSummary } from '../store/notes.ts'
import { addDraft, addNote, addRunningDraft, memoryStore, newDraftId, newNoteId, recordText, sections } from '../store/storeFixture.ts'
import { appendRecordVersion } from '../store/recordVersions.ts'
import { readSignature } from '../store/signatures.ts'
import { overrideFinding } from './overrideFinding.ts'
import { readHistory } from './readHistory.ts'
import { readSigned } from './readSigned.ts'
import { ReadRecords, reviewDraft } from './reviewDraft.ts'
import { saveDraft } from './saveDraft.ts'
import { signNote } from './signNote.ts'

const readRecords = new ReadRecords(guard)

const now = () => 8_000

function drafted() {
  const store = memoryStore()
  const noteId = addNote(store)
  return { store, noteId, draftId: addDraft(store, noteId) }
}

test('signing freezes the newest version', () => {
  const { store, noteId, draftId } = drafted()
  const { sections: edited } = saveDraft(
    { store, now },
    { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '心力衰竭。伴双下肢浮肿。' }] },
  )
  const signed = signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 2 })
  expect(signed).toMatchObject({ phase: 'signed', version: 2, signedAt: 8_000, sections: edited })
  expect([readDraft(store, draftId), readNoteSummary(store, noteId).phase]).toEqual([signed, 'signed'])
  expect(readSignature(store, draftId)).toMatchObject({ draftId, version: 2, at: 8_000, sections: edited })
})

test('a version that is not the newest is not what the physician saw', () => {
  const { store, noteId, draftId } = drafted()
  saveDraft({ store, now }, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '别的。' }] })
  for (const version of [1, 3])
    expect(() => signNote({ store, now, guard, readRecords }, { noteId, draftId, version })).toThrow(new AppFailure('draft-outdated'))
  expect(readSignature(store, draftId)).toBeUndefined()
})

test('a draft that a newer one follows is not signed', () => {
  const { store, noteId, draftId } = drafted()
  addDraft(store, noteId)
  expect(() => signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 1 })).toThrow(new AppFailure('draft-outdated'))
})

test('a draft whose record was exchanged is refused, whatever it says; the same text again is no exchange', () => {
  const { store, noteId, draftId } = drafted()
  const exchange = (version: number, text: string) =>
    appendRecordVersion(store, { noteId, version, text, preview: '', notices: [], at: 7_000 })
  exchange(2, `${recordText}补充：青霉素过敏。`)
  const sign = () => signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 1 })
  expect(sign).toThrow(new AppFailure('draft-record-exchanged'))
  expect(readSignature(store, draftId)).toBeUndefined()
  exchange(3, recordText)
  expect(sign().phase).toBe('signed')
})

test('an empty section is named', () => {
  const { store, noteId, draftId } = drafted()
  saveDraft({ store, now }, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: ' \n　' }] })
  expect(() => signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 2 })).toThrow(
    new AppFailure('section-empty', { heading: '诊断结论' }),
  )
})

test('only a draft that is drafted is signed, once', () => {
  const { store, noteId, draftId } = drafted()
  signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 1 })
  expect(() => signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 1 })).toThrow(new AppFailure('note-signed'))
  const next = addRunningDraft(store, noteId)
  expect(() => signNote({ store, now, guard, readRecords }, { noteId, draftId: next, version: 1 })).toThrow(new AppFailure('draft-running'))
  interruptRunningDrafts(store, 7_000)
  expect(() => signNote({ store, now, guard, readRecords }, { noteId, draftId: next, version: 1 })).toThrow(
    new AppFailure('note-not-drafted'),
  )
  expect(readSignature(store, draftId)?.sections).toEqual(sections)
})

test('an unknown note or draft, or a draft of another note, is told', () => {
  const { store, noteId, draftId } = drafted()
  expect(() => signNote({ store, now, guard, readRecords }, { noteId: newNoteId(), draftId, version: 1 })).toThrow(
    new AppFailure('note-not-found'),
  )
  expect(() => signNote({ store, now, guard, readRecords }, { noteId, draftId: newDraftId(), version: 1 })).toThrow(
    new AppFailure('draft-not-found'),
  )
  expect(() => signNote({ store, now, guard, readRecords }, { noteId: addNote(store), draftId, version: 1 })).toThrow(
    new AppFailure('draft-not-found'),
  )
})

test('a red finding stops the signature, whatever the window shows, until it is mended', () => {
  const { store, noteId, draftId } = drafted()
  saveDraft({ store, now }, { draftId, baseVersion: 1, sections: [{ id: 'complaint', text: '反复胸闷气促3月。' }] })
  expect(() => signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 2 })).toThrow(
    new AppFailure('findings-open', { count: 1 }),
  )
  expect(readSignature(store, draftId)).toBeUndefined()
  saveDraft({ store, now }, { draftId, baseVersion: 2, sections: [{ id: 'complaint', text: '反复胸闷气促3天。' }] })
  expect(signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 3 }).phase).toBe('signed')
})

test('a red finding with a reason does not stop the signature, on these words only', () => {
  const { store, noteId, draftId } = drafted()
  const save = (baseVersion: number, text: string) =>
    saveDraft({ store, now }, { draftId, baseVersion, sections: [{ id: 'complaint', text }] })
  const sign = (version: number) => signNote({ store, now, guard, readRecords }, { noteId, draftId, version })
  save(1, '反复胸闷气促3月。')
  const [finding] = reviewDraft({ store, guard, readRecords }, draftId, readDraft(store, draftId).sections).findings.filter(
    ({ severity }) => severity === 'red',
  )
  if (!finding) throw new Error('nothing is red')
  const { rule, passage } = finding
  overrideFinding(
    { store, now, guard, readRecords },
    { draftId, version: 2, sectionId: 'complaint', rule, passage, reason: '家属补充病史' },
  )
  save(2, '反复胸闷气促3周。')
  expect(() => sign(3)).toThrow(new AppFailure('findings-open', { count: 1 }))
  save(3, '伴双下肢浮肿。反复胸闷气促3月。')
  expect(sign(4).phase).toBe('signed')
})

test('an amber finding is no obstacle', () => {
  const { store, noteId, draftId } = drafted()
  saveDraft(
    { store, now },
    { draftId, baseVersion: 1, sections: [{ id: 'complaint', text: '反复胸闷气促3天，伴双下肢浮肿，3天前受凉后出现。' }] },
  )
  const { findings } = reviewDraft({ store, guard, readRecords }, draftId, readDraft(store, draftId).sections)
  expect(findings.some(({ severity }) => severity === 'amber')).toBe(true)
  expect(signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 2 }).phase).toBe('signed')
})

test('what an intern signs is not signed: it waits for a physician, whose signature frees it, and all names are kept', () => {
  const { store, noteId, draftId } = drafted()
  const sign = (version: number) => signNote({ store, now, guard, readRecords }, { noteId, draftId, version })
  actAs(store, { id: 'b', name: '小周', role: 'intern' })
  saveDraft({ store, now }, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '心力衰竭。伴双下肢浮肿。' }] })
  expect(sign(2)).toMatchObject({ phase: 'drafted', writtenBy: '小周', firstSigned: { by: '小周', at: 8_000 } })
  expect(readNoteSummary(store, noteId)).toMatchObject({ phase: 'drafted', isFirstSigned: true })
  expect(() => readSigned(store, noteId)).toThrow(new AppFailure('note-not-signed'))
  expect(() => sign(2)).toThrow(new AppFailure('note-first-signed'))

  actAs(store, { id: 'a', name: '陈医师', role: 'physician' })
  expect(sign(2)).toMatchObject({ phase: 'signed', signedBy: '陈医师', firstSigned: { by: '小周' } })
  expect(readNoteSummary(store, noteId).isFirstSigned).toBeUndefined()
  expect(readSigned(store, noteId).by).toEqual({ id: 'a', name: '陈医师', role: 'physician' })
  expect(readHistory({ store }, { noteId }).map(({ kind, by }) => [kind, by])).toEqual([
    ['model', undefined],
    ['edit', '小周'],
    ['signed', '陈医师'],
  ])
  expect(readAudit(store, { before: 1_000, limit: 2 }).map(({ kind, actor }) => [kind, actor])).toEqual([
    ['signed', '陈医师'],
    ['first-signed', '小周'],
  ])
})

test('an edit after an intern’s signature needs it anew', () => {
  const { store, noteId, draftId } = drafted()
  actAs(store, { id: 'b', name: '小周', role: 'intern' })
  signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 1 })
  saveDraft({ store, now }, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '心力衰竭。伴双下肢浮肿。' }] })
  expect(readDraft(store, draftId).firstSigned).toBeUndefined()
  expect(signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 2 }).firstSigned).toBeDefined()
})
