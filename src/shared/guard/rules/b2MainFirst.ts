import { isAbsent, isBlank } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** The first diagnosis of the record is the first of the draft. */
export const b2MainFirst: Rule = {
  id: 'B2',
  severity: 'amber',
  source: 'S',
  title: { zh: '主要诊断未列首位', en: 'main diagnosis not first' },
  check(section) {
    if (section.kind !== 'diagnosis' || isBlank(section) || isAbsent(section)) return []
    const { record, analysis } = section
    const main = record.terms.find((term) => record.topicOf[term.clause] === 'diagnosis' && term.kinds.includes('disease'))
    const own = analysis.terms.filter(({ kinds }) => kinds.includes('disease'))
    const place = main
      ? own.findIndex(
          ({ concepts, surface }) => concepts.some((concept) => main.concepts.includes(concept)) || main.surface.includes(surface),
        )
      : -1
    const first = own[0]
    if (!main || !first || place <= 0) return []
    return [
      {
        span: { start: first.start, end: first.end },
        evidence: [{ start: main.start, end: main.end }],
        message: { zh: `原文首位诊断为“${main.surface}”`, en: `the record puts “${main.surface}” first` },
      },
    ]
  },
}
