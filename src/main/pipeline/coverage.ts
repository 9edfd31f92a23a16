import { overlaps } from '../../shared/text/spans.ts'
import type { Coverage, DraftSection, Segment } from '../../shared/note.ts'
import type { Span } from '../../shared/text/sentences.ts'

/** Which segments the statements rest on, and which none does: counted, never written by the model. `read` are the parts that the model read. */
export function coverageOf(segments: readonly Segment[], sections: readonly DraftSection[], read: readonly Span[]): Coverage {
  const evidence = sections.flatMap((section) => section.statements.flatMap((statement) => statement.evidence))
  const uncovered = segments.filter((segment) => !evidence.some((span) => overlaps(span, segment)))
  return {
    segments: segments.length,
    read: segments.filter((segment) => read.some((part) => overlaps(part, segment))).length,
    uncovered: uncovered.map(({ number, heading, start, end }) => ({ number, heading, start, end })),
  }
}
