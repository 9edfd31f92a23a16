import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { guard } from '../resources/guardFixture.ts'
import { interruptRunningDrafts } from '../store/drafts.ts'
import { addDraft, addNote, addRunningDraft, memoryStore, newNoteId } from '../store/storeFixture.ts'
import { copyNote } from './copyNote.ts'
import { copySection } from './copySection.ts'
import { keepStoppedDraft } from './keepStoppedDraft.ts'
import { PasteSession } from './pasteSession.ts'
import { saveDraft } from './saveDraft.ts'
import { signNote } from './signNote.ts'
import { ReadRecords } from './reviewDraft.ts'

const readRecords = new ReadRecords(guard)

const now = () => 8_000

/** Drafted, with a clipboard that remembers. */
function bench() {
  const store = memoryStore()
  const noteId = addNote(store)
  const draftId = addDraft(store, noteId)
  const written: string[] = []
  const clipboard = { writeText: (text: string) => Promise.resolve(void written.push(text)) }
  const pasteSession = new PasteSession(() => Promise.resolve(written.at(-1) ?? ''))
  return { deps: { store, now, clipboard, guard, readRecords, pasteSession }, noteId, draftId, written }
}

test('the signed summary is copied as it was signed', async () => {
  const { deps, noteId, draftId, written } = bench()
  saveDraft(deps, { draftId, baseVersion: 1, sections: [{ id: 'complaint', text: '胸闷3天。\n气促。' }] })
  signNote(deps, { noteId, draftId, version: 2 })
  const whole = '主诉：胸闷3天。\r\n气促。\r\n诊断结论：心力衰竭。'
  expect(await copyNote(deps, { noteId })).toMatchObject({ isCopied: true, characters: whole.length })
  expect(await copySection(deps, { noteId, sectionId: 'complaint' })).toMatchObject({ characters: 10, replacements: [] })
  expect(written).toEqual([whole, '胸闷3天。\r\n气促。'])
})

test('unsigned text is never copied, in no phase', async () => {
  const { deps, noteId, draftId, written } = bench()
  const { store } = deps
  const attempts: (() => Promise<unknown>)[] = [
    () => copyNote(deps, { noteId }),
    () => copySection(deps, { noteId, sectionId: 'complaint' }),
  ]
  const expectRefusal = async () => {
    for (const attempt of attempts) await expect(attempt()).rejects.toEqual(new AppFailure('note-not-signed'))
  }
  await expectRefusal()
  signNote(deps, { noteId, draftId, version: 1 })
  const next = addRunningDraft(store, noteId)
  await expectRefusal()
  interruptRunningDrafts(store, 9_000)
  await expectRefusal()
  keepStoppedDraft(deps, { draftId: next })
  await expectRefusal()
  await expect(copyNote(deps, { noteId: addNote(store) })).rejects.toEqual(new AppFailure('note-not-signed'))
  expect(written).toEqual([])
})

test('an unknown note or section is told', async () => {
  const { deps, noteId, draftId } = bench()
  signNote(deps, { noteId, draftId, version: 1 })
  await expect(copyNote(deps, { noteId: newNoteId() })).rejects.toEqual(new AppFailure('note-not-found'))
  await expect(copySection(deps, { noteId, sectionId: 'plan' })).rejects.toEqual(new AppFailure('section-unknown', { id: 'plan' }))
})

test('a clipboard that fails is told by its kind, never with the text', async () => {
  const { deps, noteId, draftId } = bench()
  signNote(deps, { noteId, draftId, version: 1 })
  const failing = (error: unknown) => ({ ...deps, clipboard: { writeText: () => Promise.reject(error as Error) } })
  const held = Object.assign(new Error('could not write 心力衰竭'), { code: 'EPIPE' })
  await expect(copyNote(failing(held), { noteId })).rejects.toEqual(new AppFailure('clipboard-failed', { reason: 'EPIPE' }))
  await expect(copyNote(failing(new RangeError('心力衰竭')), { noteId })).rejects.toEqual(
    new AppFailure('clipboard-failed', { reason: 'RangeError' }),
  )
})
