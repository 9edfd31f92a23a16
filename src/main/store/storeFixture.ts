import { randomUUID } from 'node:crypto'
import { draftIdSchema, noteIdSchema, type DraftId, type DraftSection, type NoteId } from '../../shared/note.ts'
import { createDraft, endDraft } from './drafts.ts'
import { createNote } from './notes.ts'
import { openStore, type WritableStore } from './openStore.ts'

/** For tests: what a store needs before the thing that a test is about. */
export function memoryStore(): WritableStore {
  return openStore({ path: ':memory:', key: null })
}

export const recordText = '主诉：反复胸闷气促3天。\n现病史：3天前受凉后出现胸闷、气促，伴双下肢浮肿。\n诊断：心力衰竭。\n'
export const headings = [
  { id: 'complaint', heading: '主诉' },
  { id: 'diagnosis', heading: '诊断结论' },
] as const

const evidenceOf = (text: string) => ({ start: recordText.indexOf(text), end: recordText.indexOf(text) + text.length, text })
export const sections: readonly DraftSection[] = [
  {
    id: 'complaint',
    heading: '主诉',
    text: '反复胸闷气促3天。伴双下肢浮肿。',
    statements: [
      { text: '反复胸闷气促3天。', kind: 'record', evidence: [evidenceOf('反复胸闷气促3天。')] },
      { text: '伴双下肢浮肿。', kind: 'quoted', evidence: [evidenceOf('伴双下肢浮肿。')] },
    ],
  },
  {
    id: 'diagnosis',
    heading: '诊断结论',
    text: '心力衰竭。',
    statements: [{ text: '心力衰竭。', kind: 'record', evidence: [evidenceOf('心力衰竭。')] }],
  },
]

export const newNoteId = (): NoteId => noteIdSchema.parse(randomUUID())
export const newDraftId = (): DraftId => draftIdSchema.parse(randomUUID())

export function addNote(store: WritableStore, at = 1_000, text = recordText): NoteId {
  const id = newNoteId()
  createNote(store, { id, title: '周某某', isSample: false, text, preview: '主诉', notices: [], at })
  return id
}

export function addRunningDraft(store: WritableStore, noteId: NoteId, at = 2_000): DraftId {
  const id = newDraftId()
  createDraft(store, { id, noteId, templateId: 'outpatient', seed: 7, headings, at })
  return id
}

export function addDraft(store: WritableStore, noteId: NoteId, at = 2_000): DraftId {
  const draftId = addRunningDraft(store, noteId, at)
  endDraft(store, {
    draftId,
    phase: 'drafted',
    failure: null,
    sections,
    coverage: null,
    timing: null,
    model: null,
    rejections: [],
    at: at + 1,
  })
  return draftId
}
