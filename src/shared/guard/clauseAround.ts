import type { Analysis, TermPlace } from './analysis.ts'

/** Longer than a clause that anyone writes; a text without separators is one clause, and would be read whole once for each of its terms. */
const reach = 160

/** The words of a term's clause, at most 160 characters to either side of it. */
export function clauseAround(text: Analysis, { clause, start, end }: TermPlace): string {
  const own = text.clauses[clause]
  return own ? text.folded.slice(Math.max(own.start, start - reach), Math.min(own.end, end + reach)) : ''
}
