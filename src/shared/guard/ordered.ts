import type { Analysis, GuardClause } from './analysisTypes.ts'

/** Index of the first item that starts at or after a token; the items stand in the order of their text. */
export function firstFrom(items: readonly { readonly from: number }[], token: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.from ?? 0) < token) low = middle + 1
    else high = middle
  }
  return low
}

/** The first token of a clause that starts at or after a place of the text; the clause's end where none does. */
export function tokenAt({ tokens }: Analysis, { from, to }: GuardClause, place: number): number {
  let index = from
  while (index < to && (tokens[index]?.start ?? 0) < place) index++
  return index
}
