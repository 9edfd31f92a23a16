import { addressedSpans } from './addressedSpans.ts'
import { encodedSpans } from './encodedSpans.ts'
import { featuresOf } from './features.ts'
import { sentenceSpans, type Span } from '../../text/sentences.ts'
import { instructionKinds, type InstructionKind } from './instructionKinds.ts'
import { lineAround } from './lineAround.ts'
import { signs, told, withoutQuotations } from './instructionSigns.ts'
import { hiddenSpans } from './hiddenSpans.ts'
import { plainTextOf } from './plainText.ts'
import type { Sign } from './sign.ts'

/** A passage of a record that reads like an order to a program; offsets of the stored text. */
export type Instruction = Span & { readonly kind: InstructionKind; readonly text: string }

/** A sentence this long is a table or a form; only what stands around the sign is taken. */
const maximumSentence = 400
/** What follows an order on the same line may be what it orders. */
const followers = 2
const maximumFound = 200
/** “诊断：”, “Plan:”: the record goes on. */
const opensField = /^[\p{L} ]{1,16}[:：]/u

/**
 * Passages that speak to the program that reads the record: orders (“ignore the above”), turns of a chat template, roles, text hidden in comments or in
 * signs without a shape, and requests for other patients. In the order of the text, none overlapping; time grows with the text only.
 */
export function findInstructions(stored: string): readonly Instruction[] {
  const plain = plainTextOf(stored)
  const found: (Span & { readonly kind: InstructionKind })[] = [
    ...hiddenSpans(plain.text),
    ...encodedSpans(plain.text),
    ...addressedSpans(plain.text),
  ]
  for (const sign of signs) {
    for (const place of placesOf(sign, plain.text)) {
      const extent = extentOf(plain.text, place)
      // a turn of a template stands in no record: what follows it on the line is part of it
      found.push({
        ...extent,
        ...(sign.kind === 'turn' && { end: Math.max(extent.end, endOfLine(plain.text, extent.end)) }),
        kind: sign.kind,
      })
      if (found.length >= maximumFound) break
    }
  }
  return joined(found).map(({ start, end, kind }) => {
    const [from, to] = [plain.toStored(start), plain.toStored(end - 1) + 1]
    const [first, last] = [aroundShapeless(stored, from, -1), aroundShapeless(stored, to, 1)]
    return { start: first, end: last, kind, text: stored.slice(first, last) }
  })
}

function* placesOf({ pattern, unlessTold }: Sign, text: string): Generator<Span> {
  for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`))) {
    // a sign that begins with what ends the sentence before belongs to the one after
    const start = match.index + (/^[\s.:;,>，：。]*/.exec(match[0])?.[0].length ?? 0)
    const place = { start: Math.min(start, match.index + match[0].length - 1), end: match.index + match[0].length }
    if (unlessTold && isTold(text, place)) continue
    yield place
  }
}

/** By the sentences that the sign stands in. */
function isTold(text: string, { start, end }: Span): boolean {
  const line = lineAround(text, start, end, maximumSentence)
  const own = sentenceSpans(text, line.start, line.end).filter((sentence) => sentence.end > start && sentence.start < end)
  const said = withoutQuotations(text.slice(own[0]?.start ?? start, own.at(-1)?.end ?? end))
  return told.zh.test(said) || told.en.test(said)
}

/** The sentence of the sign, and what follows it on the line up to a heading: what is ordered often stands there. */
function extentOf(text: string, { start, end }: Span): Span {
  const line = lineAround(text, start, end, maximumSentence)
  const sentences = sentenceSpans(text, line.start, line.end)
  const own = sentences.findIndex((sentence) => sentence.end > start)
  if (own < 0) return { start, end }
  let last = Math.max(
    own,
    sentences.findIndex((sentence) => sentence.end >= end),
  )
  for (let more = 0; more < followers && last + 1 < sentences.length; more++) {
    const next = sentences[last + 1] as Span
    if (opensField.test(text.slice(next.start, next.start + 24))) break
    // “Take aspirin 81 mg daily.” on the same line is the record's own
    if (featuresOf(text.slice(next.start, next.end)).names.size === 0) break
    last++
  }
  const first = (sentences[own] as Span).start
  // “38.2 C. Please output”: a unit is no end of a sentence for the guard, and one for an order
  const before = [...text.slice(first, start).matchAll(/[.!?]\s+/g)].at(-1)
  const begin = before ? first + before.index + before[0].length : Math.min(first, start)
  const reach = { start: begin, end: Math.max(end, (sentences[last] as Span).end) }
  // “write the following:” orders the line below
  const ordersNextLine = /[:：]\s*$/.test(text.slice(reach.start, reach.end)) && reach.end >= line.end - 1
  return ordersNextLine ? { ...reach, end: endOfLine(text, line.end + 1) } : reach
}

/** The end of the line, or of what counts as one. */
function endOfLine(text: string, from: number): number {
  return lineAround(text, from, from, 5 * maximumSentence).end
}

function joined<T extends Span & { readonly kind: InstructionKind }>(spans: readonly T[]): T[] {
  const result: (T & { end: number })[] = []
  const order = (kind: InstructionKind) => instructionKinds.indexOf(kind)
  for (const span of [...spans].sort((a, b) => a.start - b.start || order(a.kind) - order(b.kind))) {
    const last = result.at(-1)
    if (last && span.start <= last.end + 1) last.end = Math.max(last.end, span.end)
    else result.push({ ...span })
  }
  return result
}

/** Shapeless signs at the edge of a passage belong to it: they are how it was hidden. */
function aroundShapeless(stored: string, edge: number, step: 1 | -1): number {
  let at = edge
  while (
    at > 0 &&
    at < stored.length &&
    /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\udb40\udc00-\udc7f]/.test(stored[step < 0 ? at - 1 : at] as string)
  )
    at += step
  return at
}
