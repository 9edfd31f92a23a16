import type { DraftSection, DraftView } from '../../shared/note.ts'

/** The section after the one copied last, in the order of the draft, and the first again after the last; none before the signature. */
export function nextSectionToCopy(draft: DraftView | null, copiedSectionIds: readonly string[]): DraftSection | null {
  if (draft?.phase !== 'signed' || draft.sections.length === 0) return null
  const last = draft.sections.findIndex((section) => section.id === copiedSectionIds.at(-1))
  return draft.sections[(last + 1) % draft.sections.length] ?? null
}
