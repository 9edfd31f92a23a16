import type { TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'

/** The record's mentions of what a term of the draft means, in the order of the text. */
export function mentionsOf(record: GuardRecord, term: TermPlace): TermPlace[] {
  const found = new Set<TermPlace>()
  for (const concept of term.concepts) for (const place of record.concepts.get(concept) ?? []) found.add(place)
  return [...found].sort((a, b) => a.start - b.start)
}
