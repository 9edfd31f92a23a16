import type { Lexicon } from '../lexicon/lexicon.ts'
import { foldTerm, foldWidth } from '../text/fold.ts'
import type { Slot } from './change.ts'
import { findFrequencies } from '../text/frequencies.ts'
import { findQuantities } from '../text/quantities.ts'
import { findRoutes } from '../text/routes.ts'
import { isPlainWord, plainWordAt } from './plainWords.ts'

/**
 * What a statement is made of, [start, end) of it. `key` is equal for pieces that say the same in whatever words: qd and 每日1次, 房颤 and 心房颤动.
 * plain: a word of wording · other: a word or sign that nothing knows.
 */
export type PieceKind = 'term' | 'frequency' | 'route' | 'quantity' | 'plain' | 'other' | 'mark' | 'space'
export type Piece = {
  readonly kind: PieceKind
  readonly text: string
  readonly start: number
  readonly end: number
  /** Numbers of what a term may mean. */
  readonly concepts: readonly number[]
  readonly isAmbiguous: boolean
  readonly isDrug: boolean
  /** Of frequencies and routes: the code that every way of writing it has. */
  readonly code: string
  /** The part of a drug's order that it may be. */
  readonly slot: Slot | null
}

type Span = { readonly start: number; readonly end: number }
type Found = Span & Pick<Piece, 'kind' | 'concepts' | 'isAmbiguous' | 'isDrug' | 'code' | 'slot'>

const plainFields = { concepts: [], isAmbiguous: false, isDrug: false, code: '', slot: null } as const
/** What a single dose is measured in. */
const doseDimensions = new Set(['mass', 'volume', 'count', 'activity'])
const isMark = (sign: string) => /[\p{P}\p{S}]/u.test(sign) && !/[%℃°+<>±↑↓]/.test(sign)

/** Cuts a text into pieces, the longest first; joined they are the text. */
export function piecesOf(text: string, lexicon: Lexicon): Piece[] {
  const folded = foldWidth(text)
  const found: Found[] = [
    ...findFrequencies(folded).map(({ start, end, code }) => ({
      ...plainFields,
      kind: 'frequency' as const,
      start,
      end,
      code,
      slot: 'frequency' as const,
    })),
    ...findRoutes(folded).map(({ start, end, code }) => ({
      ...plainFields,
      kind: 'route' as const,
      start,
      end,
      code,
      slot: 'route' as const,
    })),
    ...lexicon.mentions(text).map(({ start, end, concepts, isAmbiguous, kinds }) => ({
      ...plainFields,
      kind: 'term' as const,
      start,
      end,
      concepts,
      isAmbiguous,
      isDrug: kinds.includes('drug'),
    })),
    ...findQuantities(folded, lexicon.units).map(({ start, end, unit }) => ({
      ...plainFields,
      kind: 'quantity' as const,
      start,
      end,
      slot:
        unit === null
          ? null
          : unit.dimension === 'time'
            ? ('duration' as const)
            : doseDimensions.has(unit.dimension)
              ? ('dose' as const)
              : null,
    })),
    ...plainWords(text),
  ]
  const taken = new Uint8Array(text.length)
  const chosen: Found[] = []
  // of equally long ones the first of the list above stands
  for (const span of found.map((item, place) => ({ item, place })).sort(byLength)) {
    if (taken.subarray(span.item.start, span.item.end).some((mark) => mark === 1)) continue
    taken.fill(1, span.item.start, span.item.end)
    chosen.push(span.item)
  }
  chosen.sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let at = 0
  for (const span of chosen) {
    pieces.push(...loosePieces(text, at, span.start), { ...span, text: text.slice(span.start, span.end) })
    at = span.end
  }
  pieces.push(...loosePieces(text, at, text.length))
  return pieces
}

type Placed = { readonly item: Found; readonly place: number }
const byLength = (a: Placed, b: Placed) => b.item.end - b.item.start - (a.item.end - a.item.start) || a.place - b.place

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

function plainWords(text: string): Found[] {
  const found: Found[] = []
  let bounds: ReadonlySet<number> | undefined
  for (let at = 0; at < text.length;) {
    const length = plainWordAt(text, at)
    // a single sign is a word only where it is no part of one: 查 in 复查 is one, in 查体 it is none
    const isWord = length > 1 || (length === 1 && (bounds ??= boundsOf(text)).has(at) && bounds.has(at + 1))
    if (isWord) found.push({ ...plainFields, kind: 'plain', start: at, end: at + length })
    at += isWord ? length : 1
  }
  for (const match of text.matchAll(/[A-Za-z-]+/g))
    if (isPlainWord(match[0])) found.push({ ...plainFields, kind: 'plain', start: match.index, end: match.index + match[0].length })
  return found
}

function boundsOf(text: string): Set<number> {
  const bounds = new Set([text.length])
  for (const { index } of segmenter.segment(text)) bounds.add(index)
  return bounds
}

/** What no list knows: white space, marks, Latin words and numbers whole, each other sign alone. */
function loosePieces(text: string, start: number, end: number): Piece[] {
  return [...text.slice(start, end).matchAll(/\s+|[A-Za-z]+|[\d.]*\d|[\s\S]/gu)].map((match): Piece => {
    const sign = match[0]
    const kind = /^\s/.test(sign) ? 'space' : isMark(sign) ? 'mark' : 'other'
    return { ...plainFields, kind, text: sign, start: start + match.index, end: start + match.index + sign.length }
  })
}

/** Whether two pieces say the same thing, in the same words or in others. */
export function isSamePiece(a: Piece, b: Piece): boolean {
  if (foldTerm(a.text) === foldTerm(b.text)) return true
  if (a.kind === 'quantity' && b.kind === 'quantity') return squeezed(a.text) === squeezed(b.text)
  return isSameThing(a, b)
}

/** Whether two pieces are names of one thing: a term by the dictionary, a frequency or a route by its code. */
export function isSameThing(a: Piece, b: Piece): boolean {
  if (a.code !== '' && a.kind === b.kind) return a.code === b.code
  return a.concepts.some((concept) => b.concepts.includes(concept))
}

export const squeezed = (text: string) => foldTerm(text).replace(/\s/g, '')
