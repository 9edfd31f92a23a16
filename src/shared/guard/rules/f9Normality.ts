import { flags } from '../../text/scopeFlags.ts'
import { evidenceOf, repairsOf } from '../repairs.ts'
import type { AlignedClause } from '../align.ts'
import type { Rule, SectionContext } from '../rule.ts'

/** Nothing is called normal that the record does not call normal. */
export const f9Normality: Rule = {
  id: 'F9',
  severity: 'red',
  source: 'D',
  title: { zh: '虚构的正常结果', en: 'invented normal finding' },
  check: (section) =>
    section.aligned.flatMap((aligned) => {
      if (!claimsNormal(section, aligned) || isNormalInRecord(section, aligned)) return []
      const span = { start: aligned.clause.start, end: aligned.clause.end }
      const own = section.text.slice(span.start, span.end)
      return [
        {
          span,
          evidence: evidenceOf(section.record, aligned),
          message: { zh: `原文未记载“${own}”`, en: `the record does not call this normal: “${own}”` },
          repairs: repairsOf(section, aligned),
        },
      ]
    }),
}

const isNormalCue = (bits: number) => (bits & flags.normal) !== 0 && (bits & flags.cue) !== 0

function claimsNormal({ analysis }: SectionContext, { clause }: AlignedClause): boolean {
  for (let index = clause.from; index < clause.to; index++) if (isNormalCue(analysis.flags[index] as number)) return true
  return false
}

/** Whether clauses that carry most of the subject say normal too, or deny an abnormality. */
function isNormalInRecord({ analysis, record, uncarried }: SectionContext, { clause, carriers, isCovered }: AlignedClause): boolean {
  if (uncarried.some(({ from, term }) => term !== null && from >= clause.from && from < clause.to)) return false
  let subject = 0
  let covered = 0
  let normal = 0
  for (let index = clause.from; index < clause.to; index++) {
    const token = analysis.tokens[index]
    if (!token || token.weight === 0 || isNormalCue(analysis.flags[index] as number)) continue
    subject += token.weight
    if (isCovered[index - clause.from]) covered += token.weight
    const isNormal = carriers.some(({ places }) => {
      const place = places[index - clause.from] as number
      return place >= 0 && ((record.flags[place] as number) & (flags.normal | flags.negated)) !== 0
    })
    if (isNormal) normal += token.weight
  }
  if (subject === 0) return record.hasNormal
  return covered >= 0.75 * subject && normal >= 0.7 * subject
}
