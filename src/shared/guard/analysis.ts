import type { CueMention, Lexicon, Mention } from '../lexicon/lexicon.ts'
import { clauseUnits, type ClauseUnit } from '../text/clauseUnits.ts'
import { markScopes } from '../text/cueScopes.ts'
import { foldWidth } from '../text/fold.ts'
import { findQuantities, type Quantity } from '../text/quantities.ts'
import { stem, weightOf } from '../text/wordWeight.ts'
import { tokenize } from '../text/tokens.ts'

export type Place = { readonly start: number; readonly end: number }
export type GuardToken = {
  readonly text: string
  readonly kind: 'han' | 'word' | 'number' | 'sign'
  readonly start: number
  readonly end: number
  /** How much of a statement's content it is; 0 for function words, signs, numbers and cues. */
  readonly weight: number
  readonly clause: number
}
export type GuardClause = ClauseUnit & { readonly from: number; readonly to: number }
export type TermPlace = Mention & { readonly from: number; readonly to: number; readonly clause: number }
export type QuantityPlace = Quantity & { readonly from: number; readonly to: number; readonly clause: number }

/** A text read once: tokens with the flags of their scopes, clauses, terms, quantities. Offsets are those of `text`. */
export type Analysis = {
  readonly text: string
  readonly folded: string
  readonly tokens: readonly GuardToken[]
  readonly flags: Uint16Array
  readonly clauses: readonly GuardClause[]
  readonly terms: readonly TermPlace[]
  readonly quantities: readonly QuantityPlace[]
  readonly cues: readonly CueMention[]
  /** Term that covers a token, or -1. */
  readonly termOf: Int32Array
  readonly quantityOf: Int32Array
}

export function analyse(text: string, lexicon: Lexicon): Analysis {
  const folded = foldWidth(text)
  const units = clauseUnits(folded)
  const raw = tokenize(text)
  const cues = lexicon.cues(text)
  const tokens: GuardToken[] = []
  const clauses: GuardClause[] = []
  let next = 0
  units.forEach((unit, clause) => {
    while (next < raw.length && (raw[next]?.start ?? 0) < unit.start) next++
    const from = tokens.length
    for (; next < raw.length && (raw[next]?.start ?? 0) < unit.end; next++) {
      const token = raw[next]
      if (!token) break
      const value = token.kind === 'word' ? stem(token.text) : token.text
      tokens.push({ text: value, kind: token.kind, start: token.start, end: token.end, weight: weightOf(token.text, token.kind), clause })
    }
    clauses.push({ ...unit, from, to: tokens.length })
  })

  const indexOf = tokenFinder(tokens)
  const placed = <T extends Place>(spans: readonly T[]) =>
    spans.flatMap((span) => {
      const from = indexOf(span.start)
      const to = indexOf(span.end)
      return to > from ? [{ ...span, from, to, clause: tokens[from]?.clause ?? 0 }] : []
    })
  const terms = placed(lexicon.mentions(text))
  const quantities = placed(findQuantities(folded, lexicon.units)).filter((quantity) => !isListNumber(folded, quantity))
  const termOf = new Int32Array(tokens.length).fill(-1)
  terms.forEach((term, index) => termOf.fill(index, term.from, term.to))
  const quantityOf = new Int32Array(tokens.length).fill(-1)
  quantities.forEach((quantity, index) => quantityOf.fill(index, quantity.from, quantity.to))
  const scopes = markScopes({ folded, tokens, clauses, cues, indexOf })
  return { text, folded, tokens, flags: scopes, clauses, terms, quantities, cues, termOf, quantityOf }
}

/** Index of the first token that starts at or after a place; places come in any order. */
function tokenFinder(tokens: readonly GuardToken[]): (place: number) => number {
  return (place) => {
    let low = 0
    let high = tokens.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tokens[middle] as GuardToken).start < place) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** 1. 2、 (3) before an item count items, nothing of the patient. */
function isListNumber(folded: string, quantity: Quantity): boolean {
  if (quantity.unit || quantity.values.length !== 1 || quantity.end - quantity.start > 2) return false
  const before = folded.slice(Math.max(0, quantity.start - 2), quantity.start)
  const after = folded.slice(quantity.end, quantity.end + 2)
  if (/\($/.test(before) && /^\)/.test(after)) return true
  const opensLine = /(?:^|\n)\s*$/.test(folded.slice(Math.max(0, quantity.start - 12), quantity.start))
  if (opensLine) return /^(?:[、)]|\.(?!\d))/.test(after) && after.length > 1
  return /[\s。;；,:：]$/.test(before) && /^(?:[、)]\s?|\.)[^\d\s]/.test(after)
}
