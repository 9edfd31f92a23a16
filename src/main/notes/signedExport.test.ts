import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { defaultSettings } from '../../shared/defaultSettings.ts'
import { guard } from '../resources/guardFixture.ts'
import { changeSettings } from '../store/settings.ts'
import { addDraft, addNote, memoryStore, recordText } from '../store/storeFixture.ts'
import { copyNote } from './copyNote.ts'
import { copySection } from './copySection.ts'
import { PasteSession } from './pasteSession.ts'
import { readSheet } from './signedExport.ts'
import { saveDraft } from './saveDraft.ts'
import { appendSignature } from '../store/signatures.ts'
import { readDraft } from '../store/drafts.ts'
import { ReadRecords } from './reviewDraft.ts'

const profile = defaultSettings.exportProfile
const signedAt = new Date(2026, 10, 25, 9, 43).getTime()

/** A note of this patient, with these words in its diagnosis, signed. */
function signed(diagnosis: string, patient = '周某某', store = memoryStore()) {
  const noteId = addNote(store, 1_000, `姓名：${patient}，男，68岁\n${recordText}`)
  const draftId = addDraft(store, noteId)
  saveDraft({ store, now: () => 8_000 }, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: diagnosis }] })
  const { version, sections } = readDraft(store, draftId)
  appendSignature(store, { noteId, draftId, version, sections, at: signedAt })
  const written: string[] = []
  const clipboard = { writeText: (text: string) => Promise.resolve(void written.push(text)) }
  const pasteSession = new PasteSession(() => Promise.resolve(written.at(-1) ?? ''))
  return { store, noteId, written, deps: { store, now: () => 9_000, clipboard, pasteSession, guard, readRecords: new ReadRecords(guard) } }
}

test('the profile gives order, headings and line ends; the last line tells of the model where the settings want it', async () => {
  const { store, noteId, written, deps } = signed('心力衰竭。\n房颤。')
  changeSettings(store, { exportProfile: { ...profile, order: ['diagnosis'], hasHeadings: false, lineEnds: 'lf' }, hasAiLabel: true })
  await copyNote(deps, { noteId })
  await copySection(deps, { noteId, sectionId: 'diagnosis' })
  expect(written).toEqual([
    '心力衰竭。\n房颤。\n反复胸闷气促3天。伴双下肢浮肿。\n（人工智能起草，医师核对并于 2026-11-25 签署）',
    '心力衰竭。\n房颤。',
  ])
  expect(readSheet(deps, { noteId })).toMatchObject({ sections: [{ id: 'diagnosis' }, { id: 'complaint' }], signedAt })
})

test('with GBK only, nothing is copied until what has to be replaced was seen and accepted', async () => {
  const { store, noteId, written, deps } = signed('BNP 升高，WBC 12×10⁹/L。')
  changeSettings(store, { exportProfile: { ...profile, isGbk: true } })
  const input = { noteId, sectionId: 'diagnosis' }
  const asked = await copySection(deps, input)
  expect([asked, written]).toMatchObject([{ isCopied: false, replacements: [{ from: '⁹', to: '^9', count: 1 }] }, []])
  expect(await copySection(deps, { ...input, acceptsReplacements: true })).toMatchObject({ isCopied: true, characters: 21 })
  expect(written).toEqual(['BNP 升高，WBC 12×10^9/L。'])
  // nothing to replace, nothing to ask
  expect(await copySection(deps, { noteId, sectionId: 'complaint' })).toMatchObject({ isCopied: true, replacements: [] })
})

test('a name that GBK can’t carry stops the copy, accepted or not; where the name does not leave, nothing is stopped', async () => {
  const { store, noteId, written, deps } = signed('患者王䶮，心力衰竭。', '王䶮')
  changeSettings(store, { exportProfile: { ...profile, isGbk: true } })
  const refused = new AppFailure('name-not-in-gbk', { codes: 'U+4DAE' })
  await expect(copyNote(deps, { noteId, acceptsReplacements: true })).rejects.toEqual(refused)
  await expect(copySection(deps, { noteId, sectionId: 'diagnosis' })).rejects.toEqual(refused)
  expect(written).toEqual([])
  expect(await copySection(deps, { noteId, sectionId: 'complaint' })).toMatchObject({ isCopied: true })
  changeSettings(store, { exportProfile: profile })
  expect(await copyNote(deps, { noteId })).toMatchObject({ isCopied: true })
})

test('GBK and two patients: each asks for itself, only a copy that was made begins a patient, and what is known again is the replaced text', async () => {
  const { store, noteId: first, written, deps } = signed('WBC 12×10⁹/L。')
  const { noteId: second } = signed('WBC 9×10⁹/L。', '陈某某', store)
  changeSettings(store, { exportProfile: { ...profile, isGbk: true } })
  const [one, other] = [first, second].map((noteId) => ({ noteId, sectionId: 'diagnosis' }))
  if (!one || !other) throw new Error('two notes')
  const mixed = new AppFailure('patients-mixed', { otherNoteId: second, copied: 1 })

  expect(await copySection(deps, one)).toMatchObject({ isCopied: false })
  expect(await copySection(deps, { ...other, acceptsReplacements: true })).toMatchObject({ isCopied: true })
  await expect(copySection(deps, { ...one, acceptsReplacements: true })).rejects.toEqual(mixed)
  expect(await copySection(deps, { ...one, changesPatient: true })).toMatchObject({ isCopied: false })
  await expect(copyNote(deps, { noteId: first })).rejects.toEqual(mixed)
  expect(await copySection(deps, { ...one, changesPatient: true, acceptsReplacements: true })).toMatchObject({ isCopied: true })
  expect(written).toEqual(['WBC 9×10^9/L。', 'WBC 12×10^9/L。'])
})
