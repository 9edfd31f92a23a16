import { AppFailure } from '../../shared/errors.ts'
import type { DraftId, DraftSection } from '../../shared/note.ts'
import { readDraft, readDraftRow } from '../store/drafts.ts'
import { appendDraftVersion } from '../store/draftVersions.ts'
import type { WritableStore } from '../store/openStore.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import { transaction } from '../store/transaction.ts'
import { cleanText } from './cleanText.ts'
import { lazyIndex, restate } from './restate.ts'

export type SaveDraftDeps = { readonly store: WritableStore; readonly now: () => number }
export type SaveDraftInput = {
  readonly draftId: DraftId
  /** The version that the edit began from. */
  readonly baseVersion: number
  /** Sections that are not named stay as they are. */
  readonly sections: readonly { readonly id: string; readonly text: string }[]
  /** By what the text changed; typing where it is not said. */
  readonly kind?: 'edit' | 'repair' | 'insertion' | 'rewrite' | 'suggestion' | undefined
}

/**
 * Appends the physician's text as the next version; the same text makes none. On disk when it returns.
 * Throws `draft-not-found`, `draft-running`, `note-not-drafted` (stopped: to be taken over first), `note-signed`, `draft-outdated`, `section-unknown`.
 */
export function saveDraft({ store, now }: SaveDraftDeps, input: SaveDraftInput): { version: number; sections: DraftSection[] } {
  return transaction(store, () => {
    const draft = readDraft(store, input.draftId)
    if (draft.phase === 'generating') throw new AppFailure('draft-running')
    if (draft.phase === 'stopped') throw new AppFailure('note-not-drafted')
    if (draft.phase === 'signed') throw new AppFailure('note-signed')
    if (draft.version !== input.baseVersion) throw new AppFailure('draft-outdated')
    const unknown = input.sections.find(({ id }) => draft.sections.every((section) => section.id !== id))
    if (unknown) throw new AppFailure('section-unknown', { id: unknown.id })

    const { noteId, recordVersion } = readDraftRow(store, input.draftId)
    const index = lazyIndex(() => readRecordVersion(store, noteId, recordVersion).text)
    const texts = new Map(input.sections.map(({ id, text }) => [id, cleanText(text).text]))
    const sections = draft.sections.map((section) => restate(section, texts.get(section.id) ?? section.text, index))
    const isUnchanged = sections.every((section, place) => section === draft.sections[place])
    if (isUnchanged) return { version: draft.version, sections: draft.sections }

    const version = draft.version + 1
    appendDraftVersion(store, { draftId: draft.id, version, author: 'physician', kind: input.kind, at: now(), sections })
    return { version, sections }
  })
}
