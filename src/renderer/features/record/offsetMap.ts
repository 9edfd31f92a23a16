/** Between the stored text, where `\r\n` is two units, and the editor's document, where every line break is one. */
export type OffsetMap = {
  /** A stored offset inside a `\r\n` falls on the break's start. */
  readonly toDocument: (stored: number) => number
  readonly toStored: (document: number) => number
}

export function createOffsetMap(text: string): OffsetMap {
  /** Where each `\r\n` begins in the stored text, ascending. */
  const breaks: number[] = []
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) breaks.push(at)

  return {
    toDocument: (stored) => stored - countWhere(breaks, (start) => start < stored),
    toStored: (document) => document + countWhere(breaks, (start, index) => start - index < document),
  }
}

/** How many of the leading elements satisfy a test that, once false, stays false. */
function countWhere(sorted: readonly number[], test: (value: number, index: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(sorted[middle] ?? 0, middle)) low = middle + 1
    else high = middle
  }
  return low
}
