import type { Lexicon } from '../lexicon/lexicon.ts'
import type { ChangeOf } from './change.ts'
import { piecesOf, type Piece } from './pieces.ts'

type Order = { readonly id: string; readonly change: ChangeOf<'order'> }

/** Puts dose, route, frequency and duration of each drug into the order that the rules name; only what stands side by side changes places. */
export function orderSlots(text: string, orders: readonly Order[], lexicon: Lexicon, use: (id: string) => void): string {
  if (orders.length === 0) return text
  const pieces = piecesOf(text, lexicon)
  for (const group of groupsOf(pieces)) {
    const sorted = sortGroup(
      group.map((at) => pieces[at] as Piece),
      orders,
      use,
    )
    group.forEach((at, place) => (pieces[at] = sorted[place] as Piece))
  }
  return pieces.map((piece) => piece.text).join('')
}

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
