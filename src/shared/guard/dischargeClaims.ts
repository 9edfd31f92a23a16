import { isSameQuantity } from '../text/quantities.ts'
import { flags, gone } from '../text/scopeFlags.ts'
import type { Analysis } from './analysis.ts'
import { clauseText } from './clauseText.ts'
import type { Conflict } from './conflict.ts'
import type { GuardRecord } from './guardRecord.ts'
import { mentionsOf } from './mentions.ts'
import { currentDoses, regimenOf } from './regimens.ts'
import { conflictOf } from './termConflicts.ts'

/** Words by which a drug is said to be taken from the discharge on. */
const atDischarge =
  /出院(?:[。，；]?$|带|后?(?:继续|服|口服|用|予|给)|剂量|带药|医嘱|处方|时(?:带|用|服))|(?:继续|服用|带药?)[^，。；]{0,6}出院|出院(?:继续|服用)|\b(?:discharged (?:on|with|home on)|(?:on|at) discharge|discharge (?:medications?|meds|dose)|takes? home)\b/i
/** Drugs that the draft has at discharge while the record's list of discharge orders has them not, stopped, or in another dose. */
export function dischargeClaims(record: GuardRecord, draft: Analysis): Conflict[] {
  const isOrder = (clause: number) => record.topicOf[clause] === 'discharge-orders'
  const hasList = (record.termsOfKind.get('drug') ?? []).some(({ clause }) => isOrder(clause))
  if (!hasList) return []
  return draft.terms.flatMap((term) => {
    const own = draft.termBits[term.index] ?? 0
    if (!term.kinds.includes('drug') || (own & gone) !== 0 || !atDischarge.test(clauseText(draft, term.clause))) return []
    const mentions = mentionsOf(record, term)
    const [first] = mentions
    if (!first) return []
    const listed = mentions.filter((place) => isOrder(place.clause) && ((record.termBits[place.index] ?? 0) & gone) === 0)
    const [order] = listed
    if (!order) return [conflictOf('changed', term, mentions.at(-1) ?? first, own, flags.stopped)]
    const [dose] = regimenOf(draft, term).doses
    if (!dose) return []
    const doses = listed.flatMap((place) => currentDoses(record, place))
    return doses.length > 0 && !doses.some((known) => isSameQuantity(dose, known))
      ? [conflictOf('changed', term, order, own, flags.stopped)]
      : []
  })
}
