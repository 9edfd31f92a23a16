import { tokenSpan } from '../repairs.ts'
import type { Rule } from '../rule.ts'

/** A short form with several meanings is not spelt out by guess: the record has only the short form, the draft one of its readings. */
export const f8Abbreviations: Rule = {
  id: 'F8',
  severity: 'amber',
  source: 'D',
  title: { zh: '多义缩写被展开', en: 'ambiguous abbreviation spelt out' },
  check: ({ analysis, record }) =>
    analysis.terms.flatMap((term) => {
      const surface = term.surface.toLowerCase()
      if (term.isAmbiguous || record.surfaces.has(surface) || term.concepts.some((concept) => record.concepts.has(concept))) return []
      const short = record.readings.get(surface) ?? term.concepts.map((concept) => record.meaningsInDoubt.get(concept)?.[0]).find(Boolean)
      if (!short) return []
      return [
        {
          span: tokenSpan(analysis, term.from, term.to),
          evidence: [{ start: short.start, end: short.end }],
          message: {
            zh: `原文仅有“${short.surface}”，可有多种含义，请核对是否为“${term.surface}”`,
            en: `the record only has “${short.surface}”, which may mean other things than “${term.surface}”`,
          },
        },
      ]
    }),
}
