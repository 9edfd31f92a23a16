import { lettersOf } from './statement.ts'
import { overlaps } from '../../shared/text/spans.ts'
import type { Evidence, Statement } from '../../shared/note.ts'
import type { SectionTemplate } from '../../shared/template.ts'

/** A statement that stood, with the rank of the place it rests on. */
export type Candidate = { readonly statement: Statement; readonly rank: number }

/**
 * The statements of several parts as one section: the strongest evidence first. Of equally strong places a section that prefers the last one takes that, quoted or not: the
 * plan of today counts, not that of the first day; one that prefers the first takes what the model wrote before a quotation. A statement that rests on the same place as
 * one already taken is left out. At most `maximumStatements`, in the record's order. Statements are merged; summaries are never summarised.
 */
export function mergeCandidates(
  candidates: readonly Candidate[],
  { maximumStatements, prefer }: Pick<SectionTemplate, 'maximumStatements' | 'prefer'>,
): Statement[] {
  const place = ({ statement }: Candidate) => statement.evidence[0]?.start ?? 0
  const isQuoted = ({ statement }: Candidate) => Number(statement.kind === 'quoted')
  const byPlace =
    prefer === 'last'
      ? (a: Candidate, b: Candidate) => place(b) - place(a)
      : (a: Candidate, b: Candidate) => isQuoted(a) - isQuoted(b) || place(a) - place(b)
  const taken: Statement[] = []
  for (const { statement } of [...candidates].sort((a, b) => b.rank - a.rank || byPlace(a, b))) {
    if (taken.length >= maximumStatements) break
    const isKnown = taken.some(
      (other) => lettersOf(other.text) === lettersOf(statement.text) || sharedShare(statement.evidence, other.evidence) > 0.6,
    )
    if (!isKnown) taken.push(statement)
  }
  return taken.sort((a, b) => (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0))
}

/** Share of the characters of `own` that lie in `others`. */
function sharedShare(own: readonly Evidence[], others: readonly Evidence[]): number {
  const total = own.reduce((sum, { start, end }) => sum + end - start, 0)
  if (total === 0) return 0
  const shared = own.reduce((sum, span) => {
    const common = others
      .filter((other) => overlaps(span, other))
      .map((other) => Math.min(span.end, other.end) - Math.max(span.start, other.start))
    return (
      sum +
      Math.min(
        span.end - span.start,
        common.reduce((a, b) => a + b, 0),
      )
    )
  }, 0)
  return shared / total
}
