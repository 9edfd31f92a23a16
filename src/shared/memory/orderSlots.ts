import type { Lexicon } from '../lexicon/lexicon.ts'
import type { ChangeOf } from './change.ts'
import { piecesOf, type Piece } from './pieces.ts'

type Order = { readonly id: string; readonly change: ChangeOf<'order'> }

/** Puts dose, route, frequency and duration of each drug into the order that the rules name; only what stands side by side changes places. */
export function orderSlots(text: string, orders: readonly Order[], lexicon: Lexicon, use: (id: string) => void): string {
  if (orders.length === 0) return text
  const pieces = piecesOf(text, lexicon)
  const written = pieces.map((piece) => piece.text)
  for (const group of groupsOf(pieces)) {
    const sorted = sortGroup(
      group.map((at) => pieces[at] as Piece),
      orders,
      use,
    )
    if (group.every((at, place) => pieces[at] === sorted[place])) continue
    const [first = 0] = group
    const last = group.at(-1) ?? first
    const isSpacedOut = pieces.slice(first, last + 1).filter(({ kind }) => kind === 'space').length === group.length - 1
    // what was between two parts belongs to neither: spaces stay where all had one, or where letters would run into letters
    for (let at = first; at <= last; at++) written[at] = ''
    sorted.forEach((piece, place) => {
      const before = sorted[place - 1]
      const needsSpace = before !== undefined && (isSpacedOut || runsInto(before.text, piece.text))
      written[group[place] ?? first] = (needsSpace ? ' ' : '') + piece.text
    })
  }
  return written.join('')
}

/** mg and qd: two Latin words that no space would part. */
export const runsInto = (before: string, after: string) => /[A-Za-z0-9]$/.test(before) && /^[A-Za-z0-9]/.test(after)

/** Places of two or more parts of one order, behind a drug of the same clause, with nothing but spaces between them. */
function groupsOf(pieces: readonly Piece[]): number[][] {
  const groups: number[][] = []
  let group: number[] = []
  let hasDrug = false
  const close = () => {
    if (group.length > 1) groups.push(group)
    group = []
  }
  pieces.forEach((piece, at) => {
    if (piece.kind === 'space') return
    if (piece.slot && hasDrug) {
      group.push(at)
      return
    }
    close()
    if (piece.kind === 'mark') hasDrug = false
    if (piece.isDrug) hasDrug = true
  })
  close()
  return groups
}

/** Neighbours change places until no rule is broken. Two parts of one kind (两片 and 100mg) leave it unclear what belongs where: nothing is moved. */
function sortGroup(group: readonly Piece[], orders: readonly Order[], use: (id: string) => void): readonly Piece[] {
  if (new Set(group.map(({ slot }) => slot)).size < group.length) return group
  const sorted = [...group]
  const moved = new Set<string>()
  for (let turn = 0; turn < group.length; turn++)
    for (let at = 0; at + 1 < sorted.length; at++) {
      const [one, other] = [sorted[at] as Piece, sorted[at + 1] as Piece]
      const rule = orders.find(({ change }) => change.first === other.slot && change.then === one.slot)
      if (!rule) continue
      ;[sorted[at], sorted[at + 1]] = [other, one]
      moved.add(rule.id)
    }
  for (const id of moved) use(id)
  return sorted
}
