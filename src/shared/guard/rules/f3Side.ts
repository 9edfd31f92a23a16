import { clauseOf, evidenceOf, repairsOf, tokenSpan } from '../repairs.ts'
import { conflictRemark } from '../conflictRemark.ts'
import { sidesOfOthers } from '../governingSides.ts'
import { foreignSides } from '../sides.ts'
import type { Rule } from '../rule.ts'

/** Left, right, both, upper and lower stand with the body part that the record gives them to. */
export const f3Side: Rule = {
  id: 'F3',
  severity: 'red',
  source: 'D',
  title: { zh: '侧别或部位高低与原文不符', en: 'side or level differs from the record' },
  check(section) {
    const conflicts = section.conflicts.filter(({ kind }) => kind === 'side')
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
      ...sidesOfOthers(section)
        .filter(({ side }) => !seen.has(side))
        .map(({ side, place }) => {
          const span = tokenSpan(section.analysis, side, side + 1)
          const clause = section.record.clauses[section.record.tokens[place]?.clause ?? 0]
          const said = clause ? section.record.text.slice(clause.start, clause.end) : ''
          const own = section.text.slice(span.start, span.end)
          return {
            span,
            evidence: clause ? [{ start: clause.start, end: clause.end }] : [],
            message: { zh: `原文为另一侧，不是“${own}”：“${said}”`, en: `the record has this on another side than “${own}”: “${said}”` },
            repairs: repairsOf(section, clauseOf(section, side)),
          }
        }),
    ]
  },
}
