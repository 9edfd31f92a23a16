import type { DraftView } from '../../shared/note.ts'

/** Statements that claim something and rest on nothing in the record. */
export function countUnsupported(draft: DraftView): number {
  const statements = draft.sections.flatMap((section) => section.statements)
  return statements.filter((statement) => statement.kind !== 'absent' && statement.evidence.length === 0).length
}
