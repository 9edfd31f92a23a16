import { draftIdSchema, noteIdSchema, type DraftId, type DraftSection, type NoteId } from '../../src/shared/note.ts'
import { randomUUID } from 'node:crypto'
import { saveDraft } from '../../src/main/notes/saveDraft.ts'
import { createDraft, endDraft, newestDraftOf, readDraft } from '../../src/main/store/drafts.ts'
import { createNote } from '../../src/main/store/notes.ts'
import { listNotes } from '../../src/main/store/notes.ts'
import type { ReadableStore, WritableStore } from '../../src/main/store/openStore.ts'
import { readRecordVersion } from '../../src/main/store/recordVersions.ts'
import { appendSignature } from '../../src/main/store/signatures.ts'

/** The work of a minute: a record, its draft, edits, a signature. What was acknowledged is what the disk must hold. */
const headings = [
  { id: 'complaint', heading: '主诉' },
  { id: 'plan', heading: '治疗建议' },
] as const
export const recordOf = (number: number) =>
  `主诉：胸闷${number}天。\n诊断：心力衰竭。\n处理：呋塞米${number}mg，${'低盐饮食，监测体重。'.repeat(40)}\n`
const textOf = (number: number, edit: number) => `胸闷${number}天，第${edit}稿。`
const sectionsOf = (number: number, edit: number): DraftSection[] =>
  headings.map(({ id, heading }) => ({ id, heading, text: textOf(number, edit), statements: [] }))

export type Acknowledged = {
  readonly number: number
  readonly noteId: NoteId
  draftId: DraftId | null
  /** 0: no draft that has ended. */
  edits: number
  isSigned: boolean
}

export const shiftSteps = ['record', 'draft', 'end', 'edit', 'edit', 'sign'] as const

/** Does one note's steps, and tells each after the store has returned. */
export function* shift(store: WritableStore, number: number): Generator<Acknowledged> {
  const noteId = noteIdSchema.parse(randomUUID())
  const draftId = draftIdSchema.parse(randomUUID())
  const at = Date.now()
  const done: Acknowledged = { number, noteId, draftId: null, edits: 0, isSigned: false }
  createNote(store, { id: noteId, title: `N${number}`, isSample: false, text: recordOf(number), preview: '', notices: [], at })
  yield { ...done }
  createDraft(store, { id: draftId, noteId, templateId: 'outpatient', seed: 1, headings, at })
  yield { ...done, draftId }
  const outcome = { failure: null, coverage: null, timing: null, model: null, rejections: [] } as const
  endDraft(store, { draftId, phase: 'drafted', sections: sectionsOf(number, 1), at, ...outcome })
  yield { ...done, draftId, edits: 1 }
  for (const version of [1, 2]) {
    const sections = headings.map(({ id }) => ({ id, text: textOf(number, version + 1) }))
    saveDraft({ store, now: Date.now }, { draftId, baseVersion: version, sections })
    yield { ...done, draftId, edits: version + 1 }
  }
  appendSignature(store, { noteId, draftId, version: 3, sections: readDraft(store, draftId).sections, at })
  yield { ...done, draftId, edits: 3, isSigned: true }
}

/** How many acknowledged things are not there, or not as they were acknowledged; what came on disk after the last acknowledgement is no loss. */
export function missingOf(store: ReadableStore, acknowledged: Iterable<Acknowledged>): number {
  let missing = 0
  for (const { number, noteId, draftId, edits, isSigned } of acknowledged) {
    try {
      if (readRecordVersion(store, noteId).text !== recordOf(number)) missing++
      if (draftId === null) continue
      const draft = readDraft(store, draftId)
      if (draft.version < edits) missing += edits - draft.version
      else if (draft.version > 0 && draft.sections.some(({ text }) => text !== textOf(number, draft.version))) missing++
      if (isSigned && draft.phase !== 'signed') missing++
    } catch {
      missing++
    }
  }
  return missing
}

/** Every text of the store, as it is shown; throws where it can't be read. */
export function shownTexts(store: ReadableStore): string[] {
  return listNotes(store).map(({ id }) => {
    const draftId = newestDraftOf(store, id)
    const draft = draftId === undefined ? null : readDraft(store, draftId).sections.map(({ text }) => text)
    return JSON.stringify([id, readRecordVersion(store, id).text, draft])
  })
}

/** One acknowledgement a note, the last. */
export function lastOfEach(acknowledged: readonly Acknowledged[]): Acknowledged[] {
  return [...new Map(acknowledged.map((done) => [done.noteId, done])).values()]
}
