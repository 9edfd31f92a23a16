import type { CueMention, Mention } from '../lexicon/lexicon.ts'
import type { ClauseUnit } from '../text/clauseUnits.ts'
import type { Quantity } from '../text/quantities.ts'

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
/** `index`: its place among the terms of its text. */
export type TermPlace = Mention & { readonly from: number; readonly to: number; readonly clause: number; readonly index: number }
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
  /** Parallel to the terms: the scopes that each stands in, see termBits. */
  readonly termBits: Uint16Array
  /** Parallel to the clauses: what the next clauses say of the same thing. */
  readonly clauseTails: Uint16Array
}
