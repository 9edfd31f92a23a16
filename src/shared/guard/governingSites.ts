import { sideOf } from './sideWords.ts'
import type { Analysis, QuantityPlace, TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { digitsOf } from './guardRecord.ts'
import { firstFrom } from './ordered.ts'
import { isSameQuantity } from '../text/quantities.ts'

/** A value that the draft gives to one part of the body and the record only to others. */
export type ForeignSite = { readonly quantity: QuantityPlace; readonly place: QuantityPlace }

export function valuesOfOthers(record: GuardRecord, draft: Analysis): ForeignSite[] {
  return draft.quantities.flatMap((quantity) => {
    const site = siteBefore(draft, quantity)
    if (!site || site.clause !== quantity.clause || quantity.unit === null || quantity.unit.dimension === 'time') return []
    const places = (record.quantitiesByDigits.get(digitsOf(quantity.values[0] ?? 0)) ?? []).filter((place) =>
      isSameQuantity(quantity, place),
    )
    const [first] = places
    if (!first || !site.concepts.some((concept) => record.concepts.has(concept))) return []
    return places.every((place) => isElsewhere(record, site, place)) ? [{ quantity, place: first }] : []
  })
}

/** The part of the body named last before a value, in its sentence. */
function siteBefore(text: Analysis, quantity: QuantityPlace): TermPlace | undefined {
  const sentence = text.clauses[quantity.clause]?.sentence
  for (let index = firstFrom(text.terms, quantity.from) - 1; index >= 0; index--) {
    const term = text.terms[index] as TermPlace
    if (text.clauses[term.clause]?.sentence !== sentence) return undefined
    if (term.kinds.includes('anatomy')) return term
  }
  return undefined
}

/** Whether the record gives a value to a part that has no word in common with the draft's, and names that one nowhere beside it. */
function isElsewhere(record: GuardRecord, site: TermPlace, place: QuantityPlace): boolean {
  const other = siteBefore(record, place)
  const clause = record.clauses[place.clause]
  if (!other || !clause || other.concepts.some((concept) => site.concepts.includes(concept))) return false
  const near = record.folded.slice(Math.min(other.start, clause.start), clause.end).toLowerCase()
  const words = /[a-z]/i.test(site.surface) ? site.surface.toLowerCase().split(/\s+/) : [...site.surface]
  return !words.some((word) => sideOf(word) === undefined && !/^[部侧区面缘脏腔]$/.test(word) && near.includes(word))
}
