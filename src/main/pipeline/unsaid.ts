import { clauseSpans, type Span } from '../../shared/text/sentences.ts'
import { overlaps } from '../../shared/text/spans.ts'
import type { PlannedEvidence } from './plan.ts'

/** Letters and digits that a clause needs to be worth saying. */
const minimumLetters = 4

/** The clauses of the strongest evidence that no statement rests on yet, adjacent ones joined, in the order of the record. */
export function unsaidEvidence(text: string, evidence: readonly PlannedEvidence[], said: readonly Span[]): PlannedEvidence[] {
  const strongest = evidence[0]?.rank
  const unsaid: PlannedEvidence[] = []
  for (const planned of [...evidence].filter(({ rank }) => rank === strongest).sort((a, b) => a.start - b.start)) {
    let last: { start: number; end: number } | undefined
    for (const clause of clauseSpans(text, planned.start, planned.end)) {
      const letters = text.slice(clause.start, clause.end).match(/[\p{L}\p{N}]/gu)?.length ?? 0
      if (letters < minimumLetters || sharedUnits(clause, said) * 2 >= clause.end - clause.start) last = undefined
      else if (last) last.end = clause.end
      else unsaid.push((last = { ...planned, start: clause.start, end: clause.end }) as PlannedEvidence)
    }
  }
  return unsaid
}

function sharedUnits(clause: Span, said: readonly Span[]): number {
  return said
    .filter((span) => overlaps(span, clause))
    .reduce((sum, span) => sum + Math.min(span.end, clause.end) - Math.max(span.start, clause.start), 0)
}
