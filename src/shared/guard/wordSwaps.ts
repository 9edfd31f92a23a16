import type { AlignedClause } from './align.ts'
import type { Analysis, GuardToken } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { idleTokens } from '../text/idleWords.ts'
import { hasRun } from './uncarried.ts'

/** A word of the draft where the record has another between the same neighbours: 娩一男婴 against 娩一女婴. */
export type WordSwap = { readonly from: number; readonly to: number; readonly recordFrom: number; readonly recordTo: number }

/** Words that stand for one another between the same neighbours without changing what is said. */
const free = /^[有无见示现及和与或并伴为是呈系约近多较稍略已曾仍尚均等其该此本各每服用予给行做查约可能后前时内中于在由因到至自从的了]$/

export function wordSwaps(record: GuardRecord, draft: Analysis, { clause, carriers }: AlignedClause): WordSwap[] {
  const found: WordSwap[] = []
  const idle = idleTokens(draft, clause)
  const size = clause.to - clause.from
  for (const { places } of carriers.slice(0, 1)) {
    for (let index = 1; index + 1 < size; index++) {
      const before = places[index - 1] as number
      const after = places[index + 1] as number
      const own = draft.tokens[clause.from + index] as GuardToken
      if (before < 0 || after !== before + 2 || places[index] === before + 1) continue
      const other = record.tokens[before + 1] as GuardToken
      if (idle[index] || !isContent(own) || !isContent(other) || own.kind !== other.kind) continue
      if (isSameTerm(record, draft, clause.from + index, before + 1)) continue
      // both neighbours with it stand in a row elsewhere: then it is carried from there
      if (hasRun(record, draft, clause.from + index - 1, clause.from + index + 2)) continue
      found.push({ from: clause.from + index, to: clause.from + index + 1, recordFrom: before, recordTo: before + 3 })
    }
  }
  return found
}

const isContent = ({ kind, weight, text }: GuardToken) => (kind === 'han' || kind === 'word') && weight > 0 && !free.test(text)

function isSameTerm(record: GuardRecord, draft: Analysis, own: number, other: number): boolean {
  const a = draft.terms[draft.termOf[own] ?? -1]
  const b = record.terms[record.termOf[other] ?? -1]
  return a !== undefined && b !== undefined && a.concepts.some((concept) => b.concepts.includes(concept))
}
