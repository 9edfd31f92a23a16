import type { Analysis, GuardClause } from './analysisTypes.ts'

/** Index of the first item that starts at or after a token; the items stand in the order of their text. */
export const firstFrom = (items: readonly { readonly from: number }[], token: number): number =>
  firstWhere(items, ({ from }) => from >= token)

/** Index of the first item that starts at or after a place of the text; in its order. */
export const firstStarting = (items: readonly { readonly start: number }[], place: number): number =>
  firstWhere(items, ({ start }) => start >= place)

/** Of items of which all come behind the first that `isThere`. */
function firstWhere<T>(items: readonly T[], isThere: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isThere(items[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}

/** The first token of a clause that starts at or after a place of the text; the clause's end where none does. */
export function tokenAt({ tokens }: Analysis, { from, to }: GuardClause, place: number): number {
  let index = from
  while (index < to && (tokens[index]?.start ?? 0) < place) index++
  return index
}
