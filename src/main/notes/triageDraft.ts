import type { DraftId } from '../../shared/note.ts'
import { putDraftCheck } from '../store/draftChecks.ts'
import { readDraft } from '../store/drafts.ts'
import type { WritableStore } from '../store/openStore.ts'
import { reviewDraft, type ReviewDeps } from './reviewDraft.ts'

export type TriageDeps = ReviewDeps & { readonly store: WritableStore }

/** Counts what is still to check in the saved text of an unsigned draft, so that the queue can put first what needs eyes. Throws `draft-not-found`. */
export function triageDraft(deps: TriageDeps, draftId: DraftId): void {
  const draft = readDraft(deps.store, draftId)
  if (draft.phase !== 'drafted') return
  const open = reviewDraft(deps, draftId, draft.sections).findings.filter(({ override }) => override === null)
  const count = (wanted: 'red' | 'amber') => open.filter(({ severity }) => severity === wanted).length
  putDraftCheck(deps.store, { draftId, version: draft.version, reds: count('red'), ambers: count('amber') })
}
