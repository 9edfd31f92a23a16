import type { Analysis, TermPlace } from './analysis.ts'

/** The words of a clause, by its number; none where there is no such clause. */
export function clauseText(text: Analysis, clause: number): string {
  const own = text.clauses[clause]
  return own ? text.folded.slice(own.start, own.end) : ''
}

/** Longer than a clause that anyone writes; a text without separators is one clause, and would be read whole once for each of its terms. */
const reach = 160

/** The words of a term's clause, at most 160 characters to either side of it. */
export function clauseAround(text: Analysis, { clause, start, end }: TermPlace): string {
  const own = text.clauses[clause]
  return own ? text.folded.slice(Math.max(own.start, start - reach), Math.min(own.end, end + reach)) : ''
}
