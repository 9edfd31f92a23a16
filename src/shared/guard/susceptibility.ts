import type { Analysis } from './analysis.ts'
import { clauseAround } from './clauseText.ts'
import type { Conflict } from './conflict.ts'
import type { GuardRecord } from './guardRecord.ts'
import { mentionsOf } from './mentions.ts'
import { conflictOf } from './termConflicts.ts'

type Reading = 'sensitive' | 'resistant'
const sensitive = /(?<!不|对[^，。；]{0,12}过)敏感|\b(?:susceptible|sensitive)\b/i
const resistant = /耐药|不敏感|\bresistan(?:t|ce)\b/i

function readingOf(text: string): Reading | undefined {
  const [isSensitive, isResistant] = [sensitive.test(text), resistant.test(text)]
  return isSensitive === isResistant ? undefined : isSensitive ? 'sensitive' : 'resistant'
}

/** An antibiotic said to work where the laboratory found it resisted, or the other way round; one clause may name several, and the germ stands elsewhere. */
export function susceptibilityConflicts(record: GuardRecord, draft: Analysis): Conflict[] {
  return draft.terms.flatMap((term) => {
    if (!term.kinds.includes('drug')) return []
    const own = readingOf(clauseAround(draft, term))
    if (!own) return []
    const told = mentionsOf(record, term).flatMap((place) => {
      const reading = readingOf(clauseAround(record, place))
      return reading ? [{ place, reading }] : []
    })
    const [first] = told
    return first && told.every(({ reading }) => reading !== own) ? [conflictOf('opposite', term, first.place, 0, 0)] : []
  })
}
