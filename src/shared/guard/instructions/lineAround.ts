import type { Span } from '../../text/sentences.ts'

/** The line that [start, end) stands in, as far as `reach` units to either side: a search for the end of a line of megabytes would make many of them quadratic. */
export function lineAround(text: string, start: number, end: number, reach: number): Span {
  const before = text.slice(Math.max(0, start - reach), start)
  const after = text.slice(end, end + reach)
  const next = after.indexOf('\n')
  return { start: start - before.length + before.lastIndexOf('\n') + 1, end: end + (next < 0 ? after.length : next) }
}
