import type { Segment } from '../note.ts'

/** The index of the segment that holds this offset, or of the first behind it; their number past their end. Segments stand in order, none overlapping. */
export function segmentIndexAt(segments: readonly Segment[], offset: number): number {
  let low = 0
  let high = segments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((segments[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The segment of the record that holds this offset; null past its end. Segments follow each other without a gap, in order. */
export function segmentAt(segments: readonly Segment[], offset: number): Segment | null {
  return segments[segmentIndexAt(segments, offset)] ?? null
}
