import type { Lexicon } from '../lexicon/lexicon.ts'
import type { TermKind } from '../lexicon/lexiconTables.ts'
import type { Segment } from '../note.ts'
import { flags } from '../text/scopeFlags.ts'
import { segmentRecord, type HeadingTable } from '../text/segment.ts'
import { analyse, type Analysis, type GuardToken, type QuantityPlace, type TermPlace } from './analysis.ts'

/** A record read once: what every check of a draft looks things up in. */
export type GuardRecord = Analysis & {
  readonly segments: readonly Segment[]
  /** Topic of the segment a clause stands in. */
  readonly topicOf: readonly (string | null)[]
  /** Two adjacent tokens → token places of the first. */
  readonly pairs: ReadonlyMap<string, readonly number[]>
  readonly words: ReadonlyMap<string, readonly number[]>
  readonly concepts: ReadonlyMap<number, readonly TermPlace[]>
  /** A quantity by its first value, in any unit, for the exact value. */
  readonly quantitiesByDigits: ReadonlyMap<string, readonly QuantityPlace[]>
  /** Whether anything at all is called normal. */
  readonly hasNormal: boolean
  /** Terms as written, lower case. */
  readonly surfaces: ReadonlySet<string>
  /** What the record's ambiguous short forms may mean, lower case → the short form. */
  readonly readings: ReadonlyMap<string, TermPlace>
  /** The same by the numbers of their meanings: what else such a meaning is called may be meant too. */
  readonly meaningsInDoubt: ReadonlyMap<number, readonly TermPlace[]>
  /** The first few hundred terms of a kind. */
  readonly termsOfKind: ReadonlyMap<TermKind, readonly TermPlace[]>
}

/** Places kept for one key: what occurs more often tells nothing, and keeps every look-up short. */
const maximumPlaces = 64
/** A 3 stands hundreds of times in a long chart, and each may be the one. */
const maximumValues = 512

export function readGuardRecord(text: string, lexicon: Lexicon, headings: HeadingTable): GuardRecord {
  const analysis = analyse(text, lexicon)
  const pairs = new Map<string, number[]>()
  const words = new Map<string, number[]>()
  const concepts = new Map<number, TermPlace[]>()
  const quantitiesByDigits = new Map<string, QuantityPlace[]>()
  const note = <K, V>(map: Map<K, V[]>, key: K, value: V, limit = maximumPlaces) => {
    const places = map.get(key)
    if (!places) map.set(key, [value])
    else if (places.length < limit) places.push(value)
  }
  const { tokens } = analysis
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as GuardToken
    const next = tokens[index + 1]
    if (next && next.clause === token.clause) note(pairs, `${token.text}\u0000${next.text}`, index)
    note(words, token.text, index)
  }
  // TB in a record may be bilirubin: a short form of two meanings is no evidence of either
  for (const term of analysis.terms) if (!term.isAmbiguous) for (const concept of term.concepts) note(concepts, concept, term)
  for (const quantity of analysis.quantities)
    if (!isInName(analysis, quantity))
      for (const value of quantity.values) note(quantitiesByDigits, digitsOf(value), quantity, maximumValues)
  const surfaces = new Set<string>()
  const readings = new Map<string, TermPlace>()
  const meaningsInDoubt = new Map<number, TermPlace[]>()
  const termsOfKind = new Map<TermKind, TermPlace[]>()
  for (const term of analysis.terms) {
    if (!term.isAmbiguous) surfaces.add(term.surface.toLowerCase())
    else {
      for (const full of lexicon.tables.ambiguous.get(term.surface) ?? []) readings.set(full.toLowerCase(), term)
      for (const concept of term.concepts) note(meaningsInDoubt, concept, term)
    }
    for (const kind of term.kinds) {
      const known = termsOfKind.get(kind)
      if (!known) termsOfKind.set(kind, [term])
      else if (known.length < 300) known.push(term)
    }
  }
  const hasNormal = analysis.flags.some((bits) => (bits & flags.normal) !== 0 && (bits & flags.cue) !== 0)
  const segments = segmentRecord(text, headings)
  return {
    ...analysis,
    segments,
    topicOf: topicsOf(analysis, segments),
    pairs,
    words,
    concepts,
    quantitiesByDigits,
    hasNormal,
    surfaces,
    readings,
    meaningsInDoubt,
    termsOfKind,
  }
}

/** The digits of a value without its point and zeros at either end: what stays the same when a unit of ten converts. */
export const digitsOf = (value: number) =>
  String(Number(value.toPrecision(10)))
    .replace(/\.|e[+-]\d+$/g, '')
    .replace(/^0+|0+$/g, '')

/** T4, CA125, 2型糖尿病: a digit of a name is no value. */
function isInName(analysis: Analysis, quantity: QuantityPlace): boolean {
  if (isGluedName(analysis, quantity)) return true
  const term = analysis.terms[analysis.termOf[quantity.from] ?? -1]
  return (
    /[A-Za-z]/.test(analysis.folded[quantity.start - 1] ?? '') &&
    term !== undefined &&
    term.from <= quantity.from &&
    term.to >= quantity.to &&
    term.to - term.from > quantity.to - quantity.from
  )
}

/** S-100, Ki-67, Dog-1: a bare number with its letters and hyphen before it is a name. */
export const isGluedName = ({ folded }: Analysis, { start, end, unit, rawUnit, values }: QuantityPlace) =>
  unit === null &&
  rawUnit === '' &&
  values.length === 1 &&
  /[A-Za-z]-$/.test(folded.slice(Math.max(0, start - 2), start)) &&
  !/^(?:\s?[%./]|\d)/.test(folded.slice(end, end + 2))

function topicsOf(analysis: Analysis, segments: readonly Segment[]): (string | null)[] {
  let at = 0
  return analysis.clauses.map(({ start }) => {
    while (at + 1 < segments.length && (segments[at + 1]?.start ?? 0) <= start) at++
    return segments[at]?.topic ?? null
  })
}
