import { flags } from '../text/scopeFlags.ts'
import type { Analysis } from './analysis.ts'

const atFirst = /起初|最初|初始|开始时|先后|\b(?:initial(?:ly)?|at first|originally|formerly|started on)\b/i

/**
 * “Initial treatment consisted of doxycycline and clarithromycin”: of a drug that was stopped since, this says nothing wrong. `recordBits`: the scopes in
 * which the record has it.
 */
export function isToldAsOver(draft: Analysis, clause: number, start: number, recordBits: number): boolean {
  if ((recordBits & flags.stopped) === 0 || (recordBits & flags.refused) !== 0) return false
  const sentence = draft.clauses[clause]?.sentence
  let first = clause
  while (first > 0 && clause - first < 5 && draft.clauses[first - 1]?.sentence === sentence) first--
  return atFirst.test(draft.folded.slice(Math.max(draft.clauses[first]?.start ?? 0, start - 160), start))
}
