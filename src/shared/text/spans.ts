import { clauseSpans, type Span } from './sentences.ts'

/** Whether two half-open spans share a character. */
export const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/** The clauses of `text` that fit in `maximum` characters from its start; the whole where it fits. Never cuts inside a clause. */
export function leadingClauses(text: string, start: number, end: number, maximum: number): Span {
  if (end - start <= maximum) return { start, end }
  let to = start
  for (const clause of clauseSpans(text, start, end)) {
    if (clause.end - start > maximum) break
    to = clause.end
  }
  return { start, end: to === start ? end : to }
}
