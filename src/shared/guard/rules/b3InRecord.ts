import { isAbsent, isBlank } from '../sectionText.ts'
import { oncePerMeaning, placesOf } from '../termPlaces.ts'
import type { Rule } from '../rule.ts'

/** A diagnosis of the draft is one of this encounter, not only of the past or of a relative. Existence is F0, certainty F6. */
export const b3InRecord: Rule = {
  id: 'B3',
  severity: 'amber',
  source: 'R',
  title: { zh: '诊断原文未下', en: 'diagnosis not made in the record' },
  check(section) {
    if (section.kind !== 'diagnosis' || isBlank(section) || isAbsent(section)) return []
    const { record, analysis, text } = section
    const placeOnlyInThePast = oncePerMeaning((concepts) => {
      const places = placesOf(record, concepts)
      return places.every((place) => /^(?:past-history|family-history)$/.test(record.topicOf[place.clause] ?? '')) ? places[0] : undefined
    })
    return analysis.terms.flatMap((term) => {
      if (!term.kinds.includes('disease')) return []
      const clause = analysis.clauses[term.clause]
      if (clause && /史|既往|history|family/i.test(text.slice(clause.start, clause.end))) return []
      const place = placeOnlyInThePast(term.concepts)
      if (!place) return []
      return [
        {
          span: { start: term.start, end: term.end },
          evidence: [{ start: place.start, end: place.end }],
          message: {
            zh: `“${term.surface}”在原文中仅见于既往史或家族史`,
            en: `“${term.surface}” stands only in the past or family history`,
          },
        },
      ]
    })
  },
}
