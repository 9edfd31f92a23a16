import { isSamePiece, type Piece } from './pieces.ts'

/** Pieces of two clauses that say the same thing, wherever each stands. `isInOrder`: among those whose order is the same on both sides. */
export type PieceMatch = { readonly left: number; readonly right: number; readonly isInOrder: boolean }

const isContent = ({ kind }: Piece) => kind !== 'mark' && kind !== 'space'

/**
 * First what stands in the same order (the longest common subsequence, weightier pieces first), then what has changed its place. Marks and spaces take
 * no part. In the order of the left side.
 */
export function matchPieces(left: readonly Piece[], right: readonly Piece[]): PieceMatch[] {
  const a = left.map((piece, place) => ({ piece, place })).filter(({ piece }) => isContent(piece))
  const b = right.map((piece, place) => ({ piece, place })).filter(({ piece }) => isContent(piece))
  const table: number[][] = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => table[i]?.[j] ?? 0
  const same = (i: number, j: number) => isSamePiece((a[i] as { piece: Piece }).piece, (b[j] as { piece: Piece }).piece)
  const gain = (i: number) => (a[i]?.piece.kind === 'plain' ? 0.6 : a[i]?.piece.isDrug ? 2 : 1)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i] as number[]
      row[j] = Math.max(at(i + 1, j), at(i, j + 1), same(i, j) ? at(i + 1, j + 1) + gain(i) : 0)
    }
  const matches: PieceMatch[] = []
  const [takenA, takenB] = [new Set<number>(), new Set<number>()]
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (same(i, j) && at(i, j) === at(i + 1, j + 1) + gain(i)) {
      matches.push({ left: a[i]?.place ?? 0, right: b[j]?.place ?? 0, isInOrder: true })
      takenA.add(i++)
      takenB.add(j++)
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  for (let i = 0; i < a.length; i++) {
    // a single sign or a plain word that turns up elsewhere is no move
    if (takenA.has(i) || a[i]?.piece.kind === 'plain' || a[i]?.piece.kind === 'other') continue
    const j = b.findIndex((_, place) => !takenB.has(place) && same(i, place))
    if (j < 0) continue
    takenB.add(j)
    matches.push({ left: a[i]?.place ?? 0, right: b[j]?.place ?? 0, isInOrder: false })
  }
  return matches.sort((one, other) => one.left - other.left)
}
