import { clauseOf, replaceBy, repairsOf, tokenSpan } from '../repairs.ts'
import { lookAlikeIn } from '../lookAlikes.ts'
import type { Rule } from '../rule.ts'

/** A diagnosis that the record lacks, while it has one that reads like it. */
export const f5Diagnoses: Rule = {
  id: 'F5',
  severity: 'red',
  source: 'D',
  title: { zh: '诊断形近误写', en: 'look-alike diagnosis' },
  check: (section) =>
    section.uncarried.flatMap(({ kind, from, to }) => {
      if (kind !== 'disease') return []
      const span = tokenSpan(section.analysis, from, to)
      const own = section.text.slice(span.start, span.end)
      const alike = lookAlikeIn(section, 'disease', own)
      if (!alike) return []
      const name = section.record.text.slice(alike.start, alike.end)
      return [
        {
          span,
          evidence: [{ start: alike.start, end: alike.end }],
          message: { zh: `原文为“${name}”，不是“${own}”`, en: `the record has “${name}”, not “${own}”` },
          repairs: repairsOf(section, clauseOf(section, from), [replaceBy(span, name)]),
        },
      ]
    }),
}
