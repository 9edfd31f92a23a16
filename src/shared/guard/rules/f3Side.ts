import { clauseOf, evidenceOf, repairsOf, tokenSpan } from '../repairs.ts'
import { conflictRemark, conflictsOf } from '../conflictRemark.ts'
import { foreignSides } from '../sides.ts'
import type { Rule } from '../rule.ts'

/** Left, right, both, upper and lower stand with the body part that the record gives them to. */
export const f3Side: Rule = {
  id: 'F3',
  severity: 'red',
  source: 'D',
  title: { zh: '侧别或部位高低与原文不符', en: 'side or level differs from the record' },
  check(section) {
    const conflicts = conflictsOf(section).filter(({ kind }) => kind === 'side')
    const seen = new Set(conflicts.map(({ from }) => from))
    return [
      ...conflicts.map((conflict) =>
        conflictRemark(section, conflict, (own, place) => ({
          zh: `侧别“${own}”与原文不符：“${place}”`,
          en: `side “${own}” differs from the record: “${place}”`,
        })),
      ),
      ...foreignSides(section)
        .filter((token) => !seen.has(token))
        .map((token) => {
          const span = tokenSpan(section.analysis, token, token + 1)
          const own = section.text.slice(span.start, span.end)
          return {
            span,
            evidence: evidenceOf(section.record, clauseOf(section, token)),
            message: { zh: `原文此处无侧别“${own}”`, en: `the record has no “${own}” here` },
            repairs: repairsOf(section, clauseOf(section, token)),
          }
        }),
    ]
  },
}
