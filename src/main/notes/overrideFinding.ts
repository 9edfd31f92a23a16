import { AppFailure } from '../../shared/errors.ts'
import type { DraftId } from '../../shared/note.ts'
import type { Passage } from '../../shared/review.ts'
import { readDraft, readDraftRow } from '../store/drafts.ts'
import type { WritableStore } from '../store/openStore.ts'
import { appendOverride, overrideKey } from '../store/overrides.ts'
import { transaction } from '../store/transaction.ts'
import { cleanText } from './cleanText.ts'
import { reviewDraft, type ReviewDeps } from './reviewDraft.ts'

export type OverrideFindingDeps = ReviewDeps & { readonly store: WritableStore; readonly now: () => number }
export type OverrideFindingInput = {
  readonly draftId: DraftId
  /** The version that the physician saw. */
  readonly version: number
  readonly sectionId: string
  readonly rule: string
  readonly passage: Passage
  /** `null` takes the override back. */
  readonly reason: string | null
}

/**
 * Keeps the physician's reason to let a finding stand, on disk when it returns. The finding is looked for in the saved text: one that the window
 * only claims is not there. Throws `draft-not-found`, `note-not-drafted`, `note-signed`, `draft-outdated`, `finding-gone`.
 */
export function overrideFinding(deps: OverrideFindingDeps, input: OverrideFindingInput): void {
  const { store, now } = deps
  transaction(store, () => {
    const draft = readDraft(store, input.draftId)
    if (draft.phase === 'signed') throw new AppFailure('note-signed')
    if (draft.phase !== 'drafted') throw new AppFailure('note-not-drafted')
    if (draft.version !== input.version) throw new AppFailure('draft-outdated')
    const { sectionId, rule, passage } = input
    const key = overrideKey({ sectionId, rule, passage })
    const isThere = reviewDraft(deps, draft.id, draft.sections).findings.some(
      (finding) => overrideKey({ sectionId: finding.section, rule: finding.rule, passage: finding.passage }) === key,
    )
    if (!isThere) throw new AppFailure('finding-gone')
    const { noteId } = readDraftRow(store, draft.id)
    const reason = input.reason === null ? null : cleanText(input.reason).text
    appendOverride(store, { noteId, draftId: draft.id, version: draft.version, sectionId, rule, passage, reason, at: now() })
  })
}
