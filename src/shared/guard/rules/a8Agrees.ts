import { tokenSpan } from '../repairs.ts'
import { isAbsent, isBlank, symptomTerms } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** The symptoms of the complaint stand in the present illness. */
export const a8Agrees: Rule = {
  id: 'A8',
  severity: 'amber',
  source: 'S',
  title: { zh: '主诉与现病史不符', en: 'complaint disagrees with the present illness' },
  check(section) {
    if (section.kind !== 'complaint' || isBlank(section) || isAbsent(section)) return []
    const { record } = section
    const clauses = record.topicOf.flatMap((topic, index) => (topic === 'present-illness' ? [index] : []))
    if (clauses.length === 0) return []
    const inIllness = new Set(clauses)
    const known = new Set(record.terms.filter(({ clause }) => inIllness.has(clause)).flatMap(({ concepts }) => concepts))
    const text = clauses
      .map((index) => record.text.slice(record.clauses[index]?.start, record.clauses[index]?.end))
      .join(' ')
      .toLowerCase()
    return symptomTerms(section)
      .filter(({ concepts, surface }) => !concepts.some((concept) => known.has(concept)) && !text.includes(surface.toLowerCase()))
      .map(({ from, to, surface }) => ({
        span: tokenSpan(section.analysis, from, to),
        message: { zh: `现病史未见“${surface}”`, en: `the present illness does not hold “${surface}”` },
      }))
  },
}
