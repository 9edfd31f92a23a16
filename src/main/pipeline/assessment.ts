import type { Segment } from '../../shared/note.ts'
import type { Span } from '../../shared/text/sentences.ts'

/** What an assessment names, and what it orders, where both stand under one heading. */
export type Assessment = { readonly problems: readonly Span[]; readonly orders: readonly Span[] }

const both = /^(?:a ?[/&] ?p|(?:assessment|impression|imp) ?(?:and|&|\/) ?plans?|i\/p|诊断及处理|印象及处理|诊断与处理|诊断和处理)$/i
const problemsOnly = /^(?:imp|impressions?|assessment|a|opinion|印象|初步印象)$/i
const bullet = /^[ \t　]*[-–•·*▪●][ \t　]*/

/**
 * The segments under one heading that both names and orders: “A/P”, and an “Imp” with a list of orders below it in a record without a plan of its own. Lines
 * with a bullet are orders and the others problems; where no line has one, the text may be either.
 */
export function assessmentsOf(text: string, segments: readonly Segment[]): ReadonlyMap<number, Assessment> {
  const found = new Map<number, Assessment>()
  const hasPlan = segments.some(({ topic, heading }) => topic === 'plan' && !both.test(heading ?? ''))
  for (const segment of segments) {
    const heading = segment.heading?.trim() ?? ''
    const isBoth = both.test(heading)
    if (!isBoth && (hasPlan || segment.topic !== 'diagnosis' || !problemsOnly.test(heading))) continue
    const lines = linesOf(text, segment.headingEnd, segment.end)
    const orders = lines.filter(({ start, end }) => bullet.test(text.slice(start, end)))
    const problems = lines.filter((line) => !orders.includes(line))
    if (orders.length === 0) {
      if (isBoth) found.set(segment.number, { problems: joined(lines, text), orders: joined(lines, text) })
    } else if (problems.length > 0) found.set(segment.number, { problems: joined(problems, text), orders: joined(orders, text) })
    // bullets alone: under A/P either, under a heading that only names they are what it names
    else if (isBoth) found.set(segment.number, { problems: [], orders: joined(orders, text) })
  }
  return found
}

function linesOf(text: string, start: number, end: number): Span[] {
  const lines: Span[] = []
  for (let from = start; from < end;) {
    const at = text.indexOf('\n', from)
    const to = at < 0 || at > end ? end : at
    let [first, last] = [from, to]
    while (first < last && /\s/.test(text[first] ?? '')) first++
    while (last > first && /\s/.test(text[last - 1] ?? '')) last--
    if (/[\p{L}\p{N}]/u.test(text.slice(first, last))) lines.push({ start: first, end: last })
    from = to + 1
  }
  return lines
}

/** Neighbouring lines as one place. */
function joined(lines: readonly Span[], text: string): Span[] {
  const found: { start: number; end: number }[] = []
  for (const { start, end } of lines) {
    const last = found.at(-1)
    if (last && text.slice(last.end, start).trim() === '') last.end = end
    else found.push({ start, end })
  }
  return found
}
