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
