import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import type { NoteId } from '../../shared/note.ts'
import { patientOf } from '../../shared/patient.ts'
import { guard } from '../resources/guardFixture.ts'
import { addDraft, addNote, memoryStore } from '../store/storeFixture.ts'
import { copyNote } from './copyNote.ts'
import { copySection } from './copySection.ts'
import { isSamePatient, PasteSession } from './pasteSession.ts'
import { ReadRecords } from './reviewDraft.ts'
import { signNote } from './signNote.ts'

const record = (header: string) => `${header}\n主诉：反复胸闷气促3天。伴双下肢浮肿。\n诊断：心力衰竭。\n`

/** Signed notes with these headers of their records, and a clipboard that a test may write to as another program would. */
function bench(...headers: readonly string[]) {
  const store = memoryStore()
  const noteIds = headers.map((header, index) => addNote(store, 1_000 + index, record(header)))
  const readRecords = new ReadRecords(guard)
  for (const noteId of noteIds) {
    const draftId = addDraft(store, noteId)
    signNote({ store, now: () => 9_000, guard, readRecords }, { noteId, draftId, version: 1 })
  }
  const system = { text: '', isBroken: false }
  const pasteSession = new PasteSession(() => (system.isBroken ? Promise.reject(new Error('busy')) : Promise.resolve(system.text)))
  const clipboard = { writeText: (text: string) => Promise.resolve(void (system.text = text)) }
  const deps = { store, now: () => 9_000, clipboard, pasteSession }
  const copy = (noteId: NoteId | undefined, sectionId: string, changesPatient = false) =>
    copySection(deps, { noteId: noteId as NoteId, sectionId, changesPatient })
  return { noteIds, deps, system, copy }
}

const mixed = (noteId: NoteId | undefined) => new AppFailure('patients-mixed', { otherNoteId: noteId ?? '', copied: 1 })

test('a section of another patient is not copied while the first patient’s are still being copied, nor is the whole note', async () => {
  const { noteIds, deps, system, copy } = bench('姓名：周某某 住院号：1001', '姓名：陈某某 住院号：1002')
  const [first, second] = noteIds
  await copy(first, 'complaint')
  const held = system.text
  await expect(copy(second, 'complaint')).rejects.toEqual(mixed(first))
  await expect(copyNote(deps, { noteId: second as NoteId })).rejects.toEqual(mixed(first))
  expect(system.text).toBe(held)
  await copy(first, 'diagnosis')
})

test('the physician’s word that he has changed over is enough, and begins anew', async () => {
  const { noteIds, copy } = bench('姓名：周某某 住院号：1001', '姓名：陈某某 住院号：1002')
  const [first, second] = noteIds
  await copy(first, 'complaint')
  await copy(second, 'complaint', true)
  await expect(copy(first, 'diagnosis')).rejects.toEqual(mixed(second))
})

test('when all of a note is copied, section by section or at once, the next patient’s is free', async () => {
  const { noteIds, deps, copy } = bench('姓名：周某某 住院号：1001', '姓名：陈某某 住院号：1002')
  const [first, second] = noteIds
  await copy(first, 'complaint')
  await copy(first, 'diagnosis')
  await copyNote(deps, { noteId: second as NoteId })
  await copy(first, 'complaint')
})

test('something else on the clipboard ends the session; line ends that it changes do not', async () => {
  const { noteIds, system, copy } = bench('姓名：周某某 住院号：1001', '姓名：陈某某 住院号：1002')
  const [first, second] = noteIds
  await copy(first, 'complaint')
  system.text = `${system.text}`.replaceAll('\r\n', '\n')
  await expect(copy(second, 'complaint')).rejects.toEqual(mixed(first))
  system.text = '下一位患者的病历'
  await copy(second, 'complaint')
})

test('a clipboard that was emptied, as it is after a while, was not used for something else', async () => {
  const { noteIds, system, copy } = bench('姓名：周某某 住院号：1001', '姓名：陈某某 住院号：1002')
  await copy(noteIds[0], 'complaint')
  system.text = ''
  await expect(copy(noteIds[1], 'complaint')).rejects.toEqual(mixed(noteIds[0]))
})

test('two keys in one breath do not slip past each other', async () => {
  const { noteIds, copy } = bench('姓名：周某某 住院号：1001', '姓名：陈某某 住院号：1002')
  const both = await Promise.allSettled([copy(noteIds[0], 'complaint'), copy(noteIds[1], 'complaint')])
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
})

test('a clipboard that can not be read stops too', async () => {
  const { noteIds, system, copy } = bench('姓名：周某某 住院号：1001', '姓名：陈某某 住院号：1002')
  await copy(noteIds[0], 'complaint')
  system.isBroken = true
  await expect(copy(noteIds[1], 'complaint')).rejects.toEqual(mixed(noteIds[0]))
})

test('two notes of one patient may be copied together, but only where the number proves it', async () => {
  const { noteIds, copy } = bench('姓名：周某某 住院号：1001', '出院记录 姓名：周某某 住院号：1001', '姓名：周某某')
  await copy(noteIds[0], 'complaint')
  await copy(noteIds[1], 'complaint')
  await expect(copy(noteIds[2], 'complaint')).rejects.toEqual(mixed(noteIds[1]))
})

test.each([
  ['姓名：周某某 住院号：1001', '住院号：1001', true],
  ['姓名：周某某 住院号：1001', '姓名：陈某某 住院号：1001', false],
  ['姓名：周某某 住院号：1001', '姓名：周某某 门诊号：1001', false],
  ['姓名：周某某 住院号：××417', '姓名：周某某 住院号：××417', false],
  ['姓名：周某某 性别：男 年龄：68岁', '姓名：周某某 性别：男 年龄：68岁', false],
])('%s and %s are proved to be one patient: %s', (one, other, isSame) => {
  expect(isSamePatient(patientOf(one), patientOf(other))).toBe(isSame)
})
