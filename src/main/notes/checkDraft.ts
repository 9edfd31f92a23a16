import type { DraftId } from '../../shared/note.ts'
import type { Review } from '../../shared/review.ts'
import { readDraft } from '../store/drafts.ts'
import { cleanText } from './cleanText.ts'
import { reviewDraft, type ReviewDeps, type SectionText } from './reviewDraft.ts'

/**
 * Holds the draft as it stands on the screen against its record: `sections` in place of what was saved. Changes nothing.
 * Throws `draft-not-found`.
 */
export function checkDraft(
  deps: ReviewDeps,
  { draftId, sections }: { readonly draftId: DraftId; readonly sections: readonly SectionText[] },
): Review {
  // as a save would clean them, character for character: an override has to find its words in the saved text
  const texts = new Map(sections.map(({ id, text }) => [id, cleanText(text).text]))
  return reviewDraft(
    deps,
    draftId,
    readDraft(deps.store, draftId).sections.map(({ id, text }) => ({ id, text: texts.get(id) ?? text })),
  )
}
