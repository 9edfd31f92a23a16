import type { TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'

const indexes = new WeakMap<GuardRecord, ReadonlyMap<number, readonly TermPlace[]>>()

/** Every place of the record where one of the meanings stands, in order. */
export function placesOf(record: GuardRecord, concepts: readonly number[]): readonly TermPlace[] {
  const index = indexes.get(record) ?? indexTerms(record)
  if (concepts.length === 1) return index.get(concepts[0] as number) ?? []
  return [...new Set(concepts.flatMap((concept) => index.get(concept) ?? []))].sort((a, b) => a.from - b.from)
}

function indexTerms(record: GuardRecord): ReadonlyMap<number, readonly TermPlace[]> {
  const index = new Map<number, TermPlace[]>()
  for (const term of record.terms)
    for (const concept of term.concepts) {
      const places = index.get(concept)
      if (places) places.push(term)
      else index.set(concept, [term])
    }
  indexes.set(record, index)
  return index
}

/** Judges each meaning once: a draft that names one drug a thousand times would else read a thousand times where the record names it. */
export function oncePerMeaning<T>(judge: (concepts: readonly number[]) => T): (concepts: readonly number[]) => T {
  const known = new Map<string, { readonly verdict: T }>()
  return (concepts) => {
    const key = concepts.join()
    let found = known.get(key)
    if (!found) known.set(key, (found = { verdict: judge(concepts) }))
    return found.verdict
  }
}
