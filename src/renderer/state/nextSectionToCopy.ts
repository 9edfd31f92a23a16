import { inOrder } from '../../shared/exportText.ts'
import type { DraftSection, DraftView } from '../../shared/note.ts'

/** The section after the one copied last, in the order of the form that it goes into, and the first again after the last; none before the signature. */
export function nextSectionToCopy(
  draft: DraftView | null,
  copiedSectionIds: readonly string[],
  order: readonly string[],
): DraftSection | null {
  if (draft?.phase !== 'signed' || draft.sections.length === 0) return null
  const sections = inOrder(draft.sections, order)
  const last = sections.findIndex((section) => section.id === copiedSectionIds.at(-1))
  return sections[(last + 1) % sections.length] ?? null
}
