import type { DraftView } from '../../shared/note.ts'
import type { StatementAt } from './workstationState.ts'

/** The statement before or after the selected one, over all sections; it stays at either end. */
export function movedStatement(draft: DraftView | null, selected: StatementAt | null, step: 1 | -1): StatementAt | null {
  const all = draft?.sections.flatMap((section) => section.statements.map((_, index) => ({ sectionId: section.id, index }))) ?? []
  const at = all.findIndex((other) => other.sectionId === selected?.sectionId && other.index === selected.index)
  if (at < 0) return (step === 1 ? all[0] : all.at(-1)) ?? null
  return all[Math.min(Math.max(at + step, 0), all.length - 1)] ?? null
}
