import type { Analysis, GuardClause } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import type { SectionContext } from './rule.ts'

/** A part of a clause of the record between separators, with the share of its content that a draft carries, 0 to 1. */
export type RecordPiece = {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  readonly share: number
}

/** For each token of the record, 1 where some statement of the draft is carried by it. */
export function carriedTokens(record: GuardRecord, sections: readonly SectionContext[]): Uint8Array {
  const marks = new Uint8Array(record.tokens.length)
  for (const { aligned } of sections)
    for (const { carriers } of aligned)
      for (const { places, gain } of carriers) if (gain >= 1) for (const place of places) if (place >= 0) marks[place] = 1
  return marks
}

/** The parts of a clause: an English list of orders is one clause, and each of its orders may be left out by itself. */
export function piecesOf(record: Analysis, clause: GuardClause, carried: Uint8Array): RecordPiece[] {
  const pieces: RecordPiece[] = []
  let start = clause.start
  let from = clause.from
  const close = (end: number) => {
    let to = from
    while (to < clause.to && (record.tokens[to]?.start ?? 0) < end) to++
    let weight = 0
    let told = 0
    for (let index = from; index < to; index++) {
      const own = record.tokens[index]
      const value = own?.kind === 'number' ? 1 : (own?.weight ?? 0)
      weight += value
      if (carried[index]) told += value
    }
    if (weight >= 2) pieces.push({ start, end, from, to, share: told / weight })
    start = end
    from = to
  }
  const text = record.folded.slice(clause.start, clause.end)
  for (const { index, 0: mark } of text.matchAll(/[;,](?!\d)\s*|(?<=[\u3400-\u9fff)])\s+(?=[\u3400-\u9fff])/g))
    close(clause.start + index + mark.length)
  close(clause.end)
  return pieces
}
