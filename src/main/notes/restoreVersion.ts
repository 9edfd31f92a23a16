import { AppFailure } from '../../shared/errors.ts'
import type { DraftId, DraftSection, DraftView, NoteId, VersionOrigin } from '../../shared/note.ts'
import { appendDraftEnding } from '../store/draftEndings.ts'
import { createDraft, newestDraftOf, readDraft, readDraftRow } from '../store/drafts.ts'
import { appendDraftVersion } from '../store/draftVersions.ts'
import type { WritableStore } from '../store/openStore.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import { transaction } from '../store/transaction.ts'
import { readVersionSections } from './readHistory.ts'
import { lazyIndex, restate } from './restate.ts'

export type RestoreVersionDeps = { readonly store: WritableStore; readonly now: () => number }
export type RestoreVersionInput = {
  readonly noteId: NoteId
  readonly from: VersionOrigin
  /** The version of the newest draft that the physician saw. */
  readonly baseVersion: number
  /** The id of the new draft, should there have to be one. */
  readonly newDraftId: DraftId
}

/**
 * Brings an earlier text back, on disk when it returns; nothing is taken away. A draft in work gets it as its next version. A signed text stays what was
 * signed: then it is an amended draft of its own, which has to be signed before it can be copied. The same beside a draft that stopped.
 * Throws `draft-not-found`, `version-not-found`, `draft-running`, `draft-outdated`, `version-other-sections`.
 */
export function restoreVersion({ store, now }: RestoreVersionDeps, input: RestoreVersionInput): DraftView {
  const { noteId, from, baseVersion, newDraftId } = input
  return transaction(store, () => {
    const source = readDraftRow(store, from.draftId)
    const newest = newestDraftOf(store, noteId)
    if (source.noteId !== noteId || newest === undefined) throw new AppFailure('draft-not-found')
    const restored = readVersionSections(store, from.draftId, from.version)
    const draft = readDraft(store, newest)
    if (draft.phase === 'generating') throw new AppFailure('draft-running')
    if (draft.version !== baseVersion) throw new AppFailure('draft-outdated')

    /** Evidence holds for the text of the record that it was found in; what a stopped draft held was never all held against one. */
    const fitted = (target: DraftId): readonly DraftSection[] => {
      const { recordVersion } = readDraftRow(store, target)
      return from.version > 0 && recordVersion === source.recordVersion ? restored : heldAgainst(store, noteId, recordVersion, restored)
    }
    const kept = { author: 'physician', kind: 'restored', restoredFrom: from, at: now() } as const
    if (draft.phase === 'drafted') {
      if (!hasSameSections(restored, draft.sections)) throw new AppFailure('version-other-sections')
      appendDraftVersion(store, { draftId: draft.id, version: draft.version + 1, sections: fitted(draft.id), ...kept })
      return readDraft(store, draft.id)
    }

    const headings = restored.map(({ id, heading }) => ({ id, heading }))
    const { templateId, templateVersion, seed } = source
    createDraft(store, { id: newDraftId, noteId, templateId, templateVersion, seed, headings, at: kept.at })
    const ending = { phase: 'drafted', failure: null, coverage: null, timing: null, model: null, sections: null } as const
    appendDraftEnding(store, newDraftId, { ...ending, at: kept.at })
    appendDraftVersion(store, { draftId: newDraftId, version: 1, sections: fitted(newDraftId), ...kept })
    return readDraft(store, newDraftId)
  })
}

function hasSameSections(one: readonly DraftSection[], other: readonly DraftSection[]): boolean {
  return one.length === other.length && one.every(({ id }, place) => id === other[place]?.id)
}

/** Every sentence looks for its evidence anew. */
function heldAgainst(store: WritableStore, noteId: NoteId, recordVersion: number, sections: readonly DraftSection[]): DraftSection[] {
  const index = lazyIndex(() => readRecordVersion(store, noteId, recordVersion).text)
  return sections.map((section) => restate({ ...section, text: '', statements: [] }, section.text, index))
}
