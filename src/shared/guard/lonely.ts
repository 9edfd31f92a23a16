import type { Analysis, GuardClause } from './analysis.ts'

/** A single ideograph that stands alone in the match says nothing. */
export function isAlone(places: Int32Array, index: number, draft: Analysis, clause: GuardClause): boolean {
  if (draft.tokens[clause.from + index]?.kind !== 'han') return false
  const place = places[index] as number
  return places[index - 1] !== place - 1 && places[index + 1] !== place + 1 && places[index - 1] !== place && places[index + 1] !== place
}
