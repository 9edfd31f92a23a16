import { isAbbreviated } from './abbreviations.ts'

/** A half-open span [start, end) in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number }

const fullStops = new Set(['。', '！', '？', '!', '?', '．'])
const closers = new Set(['”', '"', '’', ')', '）', '】', ']', '」', '』'])

/** Whether the full stop at `index` ends a sentence: not inside 5.6, 1.阿司匹林 (a list number), q.d. or Dr. */
function isLatinFullStop(text: string, index: number, sentenceStart: number): boolean {
  const next = text[index + 1]
  const after = text[index + 2]
  if (next !== undefined && !/\s/.test(next) && !closers.has(next)) return false
  if (next === undefined || next === '\n') return true
  const isListNumber = after !== undefined && /(?:^|\s)\d{1,2}$/.test(text.slice(Math.max(sentenceStart, index - 3), index))
  return !isListNumber && !isAbbreviated(text, index, sentenceStart)
}

/** ?migraine: a mark of doubt before its word ends nothing. */
const opensDoubt = (text: string, index: number) =>
  text[index] === '?' && /[\s(,;/]/.test(text[index - 1] ?? ' ') && /[a-z]/i.test(text[index + 1] ?? '')

/** The sentences of [start, end): ended by a full stop or a line end, white space trimmed, none empty, in order. */
export function sentenceSpans(text: string, start = 0, end = text.length): Span[] {
  const spans: Span[] = []
  let from = start
  const push = (to: number) => {
    let first = from
    let last = to
    while (first < last && /\s/.test(text[first] as string)) first++
    while (last > first && /\s/.test(text[last - 1] as string)) last--
    if (last > first) spans.push({ start: first, end: last })
    from = to
  }
  for (let index = start; index < end; index++) {
    const character = text[index] as string
    if (character === '\n' || character === '\r') push(index)
    else if ((fullStops.has(character) && !opensDoubt(text, index)) || (character === '.' && isLatinFullStop(text, index, from))) {
      let to = index + 1
      while (to < end && (fullStops.has(text[to] as string) || closers.has(text[to] as string))) to++
      // a question mark of doubt inside an open bracket, as in “角膜炎（感染性？接触镜相关待排）”, ends nothing
      if ((character === '？' || character === '?') && hasOpenBracket(text, Math.max(from, index - 60), to)) continue
      push(to)
      index = to - 1
    }
  }
  push(end)
  return spans
}

/** Whether a bracket opened in [start, end) is not closed there. */
export function hasOpenBracket(text: string, start: number, end: number): boolean {
  let depth = 0
  for (let index = start; index < end; index++) {
    if (text[index] === '（' || text[index] === '(') depth++
    else if (text[index] === '）' || text[index] === ')') depth--
  }
  return depth > 0
}

/** Whether the last bracket before a place opened; the 1) of a list opens none. */
export function isInBrackets(text: string, place: number): boolean {
  const before = text.slice(0, place)
  return Math.max(before.lastIndexOf('('), before.lastIndexOf('（')) > Math.max(before.lastIndexOf(')'), before.lastIndexOf('）'))
}

/** The clauses of [start, end): as sentences, and cut at ， ； , ; too. */
export function clauseSpans(text: string, start = 0, end = text.length): Span[] {
  return sentenceSpans(text, start, end).flatMap((sentence) => {
    const clauses: Span[] = []
    let from = sentence.start
    for (let index = sentence.start; index < sentence.end; index++) {
      const isBreak = /[，；;]/.test(text[index] as string) || (text[index] === ',' && !/\d/.test(text[index + 1] ?? ''))
      if (!isBreak) continue
      clauses.push({ start: from, end: index + 1 })
      from = index + 1
    }
    if (from < sentence.end) clauses.push({ start: from, end: sentence.end })
    return clauses
  })
}

/** The statements of a section as a physician or the model wrote it: one a sentence. */
export function splitStatements(text: string): string[] {
  return sentenceSpans(text).map(({ start, end }) => text.slice(start, end))
}
