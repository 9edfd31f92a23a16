import { clauseOf, repairsOf, tokenSpan } from '../repairs.ts'
import type { Remark, SectionContext } from '../rule.ts'

/** Results given in words that the record does not give, as remarks of F2. */
export const resultRemarks = (section: SectionContext): Remark[] =>
  section.results.flatMap(({ claim }) => {
    if (!claim) return []
    const { subject, to, from, place } = claim
    const span = tokenSpan(section.analysis, Math.min(subject[0], from), Math.max(subject[1], to))
    const clause = section.record.clauses[section.record.tokens[place[0]]?.clause ?? 0]
    const own = section.text.slice(span.start, span.end)
    const said = clause ? section.record.text.slice(clause.start, clause.end) : ''
    return [
      {
        span,
        evidence: clause ? [{ start: clause.start, end: clause.end }] : [],
        message: { zh: `原文未称“${own}”：“${said}”`, en: `the record does not say “${own}”: “${said}”` },
        repairs: repairsOf(section, clauseOf(section, from)),
      },
    ]
  })
