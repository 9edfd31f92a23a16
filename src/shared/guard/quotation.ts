import type { Segment } from '../note.ts'
import type { GuardRecord } from './guardRecord.ts'

type Span = { readonly start: number; readonly end: number }

/** A clause of the record as it can stand in a draft: word for word, without the heading or list number before it and the mark after it. */
export function quotationOf({ text, segments }: Pick<GuardRecord, 'text' | 'segments'>, { start, end }: Span): string {
  const segment = segmentAt(segments, start)
  const from = segment && segment.headingEnd < end ? Math.max(start, segment.headingEnd) : start
  return text
    .slice(from, end)
    .replace(/^[\s：:]*(?:[（(]?\d{1,2}[）)．、]|\d{1,2}[.](?!\d)|[-•*·])?\s*/, '')
    .replace(/[。！？；，、;,.\s]+$/, '')
}

/** Segments follow each other without a gap, in order. */
function segmentAt(segments: readonly Segment[], place: number): Segment | undefined {
  let low = 0
  let high = segments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((segments[middle]?.end ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return segments[low]
}
