import type { Lexicon } from '../lexicon/lexicon.ts'
import { joined, type Clause } from './clauses.ts'
import { isSamePiece, type Piece } from './pieces.ts'

/** A clause of the model and what became of it. `before` or `after` is null where one side has nothing; `isMoved`: it stands elsewhere now. */
export type ClausePair = {
  readonly before: Clause | null
  readonly after: Clause | null
  /** Places among the clauses of each side, [from, to); equal where there is none. */
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly isMoved: boolean
}

/** Below it two clauses are not one that was edited. */
const minimumLikeness = 0.34
const minimumLikenessElsewhere = 0.6

function weightOf({ kind }: Piece): number {
  if (kind === 'mark' || kind === 'space') return 0
  if (kind === 'plain') return 0.4
  return kind === 'term' || kind === 'quantity' ? 2 : 1
}

/** Share of the weight of both that stands in both, 0 to 1; terms count by what they mean. */
export function likeness(a: readonly Piece[], b: readonly Piece[]): number {
  const total = [...a, ...b].reduce((sum, piece) => sum + weightOf(piece), 0)
  if (total === 0) return 0
  const open = [...b]
  let common = 0
  for (const piece of a) {
    if (weightOf(piece) === 0) continue
    const place = open.findIndex((other) => isSamePiece(piece, other))
    const other = open[place]
    if (!other) continue
    common += weightOf(piece) + weightOf(other)
    open.splice(place, 1)
  }
  return common / total
}

type Step = { readonly left: number; readonly right: number; readonly score: number }
/** One clause for one, or several that were joined, or one that was parted. */
const steps: readonly (readonly [number, number])[] = [
  [1, 1],
  ...[2, 3, 4, 5].flatMap((many): (readonly [number, number])[] => [
    [many, 1],
    [1, many],
  ]),
]
const joining = 0.25

/** The clauses of one section side by side, in the order of the model's, then what was added. Joined and parted clauses are one pair. */
export function alignClauses(before: readonly Clause[], after: readonly Clause[], lexicon: Lexicon): ClausePair[] {
  const best: Step[][] = Array.from({ length: before.length + 1 }, () => [])
  const scoreAt = (i: number, j: number) => best[i]?.[j]?.score ?? 0
  for (let i = 0; i <= before.length; i++)
    for (let j = 0; j <= after.length; j++) {
      let chosen: Step = { left: 0, right: 0, score: 0 }
      const take = (left: number, right: number, gain: number) => {
        if (left > i || right > j) return
        const score = scoreAt(i - left, j - right) + gain
        if (score > chosen.score || chosen.left + chosen.right === 0) chosen = { left, right, score }
      }
      take(1, 0, 0)
      take(0, 1, 0)
      for (const [left, right] of steps) {
        if (left > i || right > j) continue
        if (left + right > 2 && !allShare(before.slice(i - left, i), after.slice(j - right, j))) continue
        const alike = likeness(piecesBetween(before, i - left, i), piecesBetween(after, j - right, j))
        // what is joined has to earn more than its best part alone
        if (alike >= minimumLikeness) take(left, right, (alike * (left + right)) / 2 - (left + right - 2) * joining)
      }
      ;(best[i] as Step[])[j] = chosen
    }
  const pairs: ClausePair[] = []
  for (let i = before.length, j = after.length; i > 0 || j > 0;) {
    const { left, right } = best[i]?.[j] ?? { left: 0, right: 0 }
    pairs.push({
      before: left === 0 ? null : joined(before.slice(i - left, i), lexicon),
      after: right === 0 ? null : joined(after.slice(j - right, j), lexicon),
      from: [i - left, i],
      to: [j - right, j],
      isMoved: false,
    })
    i -= left
    j -= right
  }
  return withMoves(pairs.reverse())
}

/** Whether every clause of what was joined or parted has something of its own on the other side: one that was struck out is not joined with its neighbour. */
function allShare(before: readonly Clause[], after: readonly Clause[]): boolean {
  const shares = (one: Clause, others: readonly Clause[]) =>
    one.pieces.some((piece) => weightOf(piece) >= 1 && others.some(({ pieces }) => pieces.some((other) => isSamePiece(piece, other))))
  return before.every((clause) => shares(clause, after)) && after.every((clause) => shares(clause, before))
}

const piecesBetween = (clauses: readonly Clause[], from: number, to: number) => clauses.slice(from, to).flatMap(({ pieces }) => pieces)

/** A clause that is gone here and stands there was moved. */
function withMoves(pairs: readonly ClausePair[]): ClausePair[] {
  const added = pairs.filter(({ before }) => before === null)
  const taken = new Set<ClausePair>()
  const moved = pairs.map((pair): ClausePair => {
    if (pair.after !== null || pair.before === null) return pair
    let best: ClausePair | undefined
    let bestLikeness = minimumLikenessElsewhere
    for (const other of added) {
      if (taken.has(other) || other.after === null) continue
      const alike = likeness(pair.before.pieces, other.after.pieces)
      if (alike >= bestLikeness) [best, bestLikeness] = [other, alike]
    }
    if (!best) return pair
    taken.add(best)
    return { ...pair, after: best.after, to: best.to, isMoved: true }
  })
  return moved.filter((pair) => !taken.has(pair))
}
