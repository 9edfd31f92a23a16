import { flags } from '../../text/scopeFlags.ts'
import type { GuardRecord } from '../guardRecord.ts'
import { oncePerMeaning, placesOf } from '../termPlaces.ts'
import type { Rule } from '../rule.ts'

/** A drug of the plan is ordered or current in the record, not only past or stopped. Drugs that the record lacks are F4. */
export const p2Traceable: Rule = {
  id: 'P2',
  severity: 'amber',
  source: 'D',
  title: { zh: '用药不可追溯到现行医嘱', en: 'drug not traceable to an order' },
  check(section) {
    if (section.kind !== 'plan') return []
    const { record, analysis } = section
    const placeOnlyOver = oncePerMeaning((concepts) => {
      const places = placesOf(record, concepts).filter(({ kinds }) => kinds.includes('drug'))
      return places.every((place) => isOver(record, place.from, place.clause)) ? places[0] : undefined
    })
    return analysis.terms.flatMap((term) => {
      if (!term.kinds.includes('drug') || ((analysis.flags[term.from] ?? 0) & (flags.stopped | flags.negated)) !== 0) return []
      // an allergy that the plan repeats is no order
      const clause = analysis.clauses[term.clause]
      if (clause && /过敏|allerg/i.test(section.text.slice(clause.start, clause.end))) return []
      const place = placeOnlyOver(term.concepts)
      if (!place) return []
      return [
        {
          span: { start: term.start, end: term.end },
          evidence: [{ start: place.start, end: place.end }],
          message: {
            zh: `“${term.surface}”在原文中仅见于既往或已停用药`,
            en: `“${term.surface}” stands in the record only as past or stopped`,
          },
        },
      ]
    })
  },
}

const isOver = (record: GuardRecord, token: number, clause: number) =>
  ((record.flags[token] ?? 0) & (flags.stopped | flags.refused | flags.negated)) !== 0 ||
  record.topicOf[clause] === 'past-history' ||
  record.topicOf[clause] === 'allergy'
