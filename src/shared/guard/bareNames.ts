import { flags } from '../text/scopeFlags.ts'
import { termsOf } from './align.ts'
import type { Analysis } from './analysis.ts'
import type { Conflict } from './conflict.ts'

const acts =
  /仍|用|予|给|服|行|做|植|带|续|查|停|取|转|入|收|住|参加|安排|同意|接受|示|\b(?:given|taken|started|done|prescribed|continue[sd]?|used?|is|was|were|has|had|still|ongoing)\b/i
/** What may stand with a name without saying anything of it. */
const forms =
  /肠溶|缓释|控释|分散|咀嚼|泡腾|普通|片|胶囊|颗粒|口服液|注射液|滴眼液|软膏|乳膏|喷雾剂|混悬液|钠|钾|钙|盐酸|tablets?|capsules?|spray|inhaler|cream/gi

/** A clause that only names a drug or an examination claims nothing of it outside a plan: not that it is taken, nor that it was done. */
export function isBareName(draft: Analysis, { kind, from }: Conflict): boolean {
  if (kind !== 'status' && kind !== 'negated') return false
  const clause = draft.clauses[draft.tokens[from]?.clause ?? 0]
  if (!clause || acts.test(draft.folded.slice(clause.start, clause.end))) return false
  const named = termsOf(draft, clause).filter(({ kinds }) => kinds.includes('drug') || kinds.includes('exam'))
  if (named.length > 0) {
    let rest = draft.folded.slice(clause.start, clause.end)
    for (const { start, end } of [...named].reverse()) rest = rest.slice(0, start - clause.start) + rest.slice(end - clause.start)
    return !/[\p{L}\p{N}]/u.test(rest.replace(forms, ''))
  }
  if (kind !== 'status') return false
  // a name that the dictionary lacks is a few characters
  let weight = 0
  for (let index = clause.from; index < clause.to; index++) {
    if (draft.tokens[index]?.kind === 'number' || ((draft.flags[index] as number) & flags.cue) !== 0) return false
    weight += draft.tokens[index]?.weight ?? 0
  }
  return weight <= 4
}
