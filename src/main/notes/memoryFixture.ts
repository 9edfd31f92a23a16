import type { DraftId, NoteId } from '../../shared/note.ts'
import { createDraft, endDraft } from '../store/drafts.ts'
import { appendDraftVersion } from '../store/draftVersions.ts'
import { appendSignature } from '../store/signatures.ts'
import { addNote, memoryStore, newDraftId } from '../store/storeFixture.ts'
import type { MemoryDeps } from './memoryDeps.ts'
import { recordCorrections } from './recordCorrections.ts'

/** For tests: a store with a physician at work, and notes that were drafted and signed. */
export function memoryBench(lexicon: MemoryDeps['lexicon']) {
  const store = memoryStore()
  let physician = '甲'
  let now = 10_000
  const deps: MemoryDeps = { store, lexicon, physician: () => physician, now: () => ++now }
  const signed = (before: string, after: string, record = before): { noteId: NoteId; draftId: DraftId } => {
    const noteId = addNote(store, ++now, record)
    const draftId = newDraftId()
    const section = { id: 'plan', heading: '治疗建议', text: before, statements: [] }
    createDraft(store, { id: draftId, noteId, templateId: 'outpatient', seed: 1, headings: [section], at: ++now })
    const outcome = { failure: null, coverage: null, timing: null, model: null, rejections: [] }
    endDraft(store, { draftId, phase: 'drafted', sections: [section], at: ++now, ...outcome })
    const sections = [{ ...section, text: after }]
    appendDraftVersion(store, { draftId, version: 2, author: 'physician', at: ++now, sections })
    appendSignature(store, { noteId, draftId, version: 2, sections, at: ++now })
    return { noteId, draftId }
  }
  return {
    store,
    deps,
    signed,
    work: (as: string) => {
      physician = as
    },
    /** Signed and learned from. */
    learned: (before: string, after: string) => {
      const ids = signed(before, after)
      return { ...ids, ...recordCorrections(deps, ids) }
    },
  }
}
