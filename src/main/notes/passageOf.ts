import type { Passage } from '../../shared/review.ts'
import type { Span } from '../../shared/text/sentences.ts'

/** The sentence of a section's text (or the sentences) that a finding's span stands in, and the span within. */
export function passageOf(text: string, sentences: readonly Span[], { start, end }: Span): Passage {
  const around = sentences.filter((sentence) => sentence.start < Math.max(end, start + 1) && sentence.end > start)
  const from = Math.min(start, around[0]?.start ?? start)
  const to = Math.max(end, around.at(-1)?.end ?? end)
  return { text: text.slice(from, to), start: start - from, end: end - from }
}
