import { isAbsent, isBlank } from '../sectionText.ts'
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
    return analysis.terms.flatMap((term) => {
      if (!term.kinds.includes('disease')) return []
      const clause = analysis.clauses[term.clause]
      if (clause && /史|既往|history|family/i.test(text.slice(clause.start, clause.end))) return []
      const places = record.terms.filter((known) => known.concepts.some((concept) => term.concepts.includes(concept)))
      const isOnlyPast =
        places.length > 0 && places.every((place) => /^(?:past-history|family-history)$/.test(record.topicOf[place.clause] ?? ''))
      if (!isOnlyPast) return []
      const [first] = places
      return [
        {
          span: { start: term.start, end: term.end },
          evidence: first ? [{ start: first.start, end: first.end }] : [],
          message: {
            zh: `“${term.surface}”在原文中仅见于既往史或家族史`,
            en: `“${term.surface}” stands only in the past or family history`,
          },
        },
      ]
    })
  },
}
