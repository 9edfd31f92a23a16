import { segmentAt } from '../text/segmentAt.ts'
import { hasOpenBracket, type Span } from '../text/sentences.ts'
import type { GuardRecord } from './guardRecord.ts'

/** A clause of the record as it can stand in a draft: word for word, without the heading or list number before it and the mark after it. */
export function quotationOf({ text, segments }: Pick<GuardRecord, 'text' | 'segments'>, { start, end }: Span): string {
  const segment = segmentAt(segments, start)
  const from = segment && segment.headingEnd < end ? Math.max(start, segment.headingEnd) : start
  return text
    .slice(from, hasOpenBracket(text, from, end) ? bracketEnd(text, end) : end)
    .replace(/^[\s：:]*(?:[（(]?\d{1,2}[）)．、]|\d{1,2}[.](?!\d)|[-•*·])?\s*/, '')
    .replace(/[。！？；，、;,.\s]+$/, '')
}

/** A clause that a comma inside brackets has cut off goes on to the end of the brackets, where they close soon. */
function bracketEnd(text: string, end: number): number {
  const closing = /^[^\n\r（(]{0,60}?[）)]/.exec(text.slice(end, end + 62))
  return closing ? end + closing[0].length : end
}
