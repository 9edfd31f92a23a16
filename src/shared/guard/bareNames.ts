import { flags } from '../text/scopeFlags.ts'
import { termsOf } from './align.ts'
import type { Analysis } from './analysis.ts'
import type { Conflict } from './conflict.ts'

const acts = /用|予|给|服|行|做|植|带|续|查|停|取|\b(?:given|taken|started|done|prescribed|continue[sd]?|used?)\b/i

/** A clause that only names a drug or an examination claims nothing of it outside a plan: not that it is taken, nor that it was done. */
export function isBareName(draft: Analysis, { kind, from }: Conflict): boolean {
  if (kind !== 'status' && kind !== 'negated') return false
  const clause = draft.clauses[draft.tokens[from]?.clause ?? 0]
  if (!clause || acts.test(draft.folded.slice(clause.start, clause.end))) return false
  const named = termsOf(draft, clause).filter(({ kinds }) => kinds.includes('drug') || kinds.includes('exam') || kinds.includes('lab'))
  // 缓释片 of a name is no claim; a name that the dictionary lacks is a few characters at most
  if (named.length === 0 && kind !== 'status') return false
  let weight = 0
  for (let index = clause.from; index < clause.to; index++) {
    const token = draft.tokens[index]
    if (!token || named.some((term) => index >= term.from && index < term.to)) continue
    if (token.kind === 'number' || ((draft.flags[index] as number) & flags.cue) !== 0) return false
    weight += token.weight
  }
  return weight <= (named.length > 0 ? 3 : 4)
}
