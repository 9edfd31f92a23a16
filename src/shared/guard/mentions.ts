import type { Analysis, TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { firstStarting } from './ordered.ts'

/** The record's mentions of what a term of the draft means, in the order of the text; without any, the short forms that may mean it. */
export function mentionsOf(record: GuardRecord, term: TermPlace): TermPlace[] {
  const found = new Set<TermPlace>()
  for (const concept of term.concepts) for (const place of record.concepts.get(concept) ?? []) found.add(place)
  if (found.size === 0 && !term.isAmbiguous)
    for (const concept of term.concepts) for (const place of record.meaningsInDoubt.get(concept) ?? []) found.add(place)
  return [...found].sort((a, b) => a.start - b.start)
}

/** Whether [start, end) is part of a longer name that the record has too, in these or other words: the 下降 of 肌力下降 is the 减退 of 肌力减退. */
export function isPartOfName(record: GuardRecord, { terms }: Analysis, start: number, end: number): boolean {
  const name = terms[firstStarting(terms, start + 1) - 1]
  return name !== undefined && name.end >= end && name.end - name.start > end - start && mentionsOf(record, name).length > 0
}
