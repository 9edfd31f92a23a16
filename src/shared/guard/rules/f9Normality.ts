import { flags } from '../../text/scopeFlags.ts'
import { evidenceOf, repairsOf } from '../repairs.ts'
import { termsOf, type AlignedClause, type Carrier } from '../align.ts'
import type { TermPlace } from '../analysis.ts'
import type { GuardRecord } from '../guardRecord.ts'
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

const isMeasured = ({ kinds }: TermPlace) => kinds.includes('exam') || kinds.includes('lab') || kinds.includes('procedure')

/** An examination is named by one place of the record, not put together from two: the chest of “chest pain” and another X-ray. */
const isOneMention = (record: GuardRecord, term: TermPlace, clauseFrom: number, carriers: readonly Carrier[]) =>
  term.concepts.some((concept) => record.concepts.has(concept)) ||
  carriers.some(({ places }) => places.subarray(Math.max(0, term.from - clauseFrom), term.to - clauseFrom).every((place) => place >= 0))

/** Whether clauses that carry most of the subject say normal too, or deny an abnormality. */
function isNormalInRecord({ analysis, record, uncarried }: SectionContext, { clause, carriers, isCovered }: AlignedClause): boolean {
  if (uncarried.some(({ from, term }) => term !== null && from >= clause.from && from < clause.to)) return false
  if (!termsOf(analysis, clause).every((term) => !isMeasured(term) || isOneMention(record, term, clause.from, carriers))) return false
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
      const bits = place >= 0 ? (record.flags[place] as number) : 0
      // what was never measured is not normal
      return (bits & flags.undone) === 0 && (bits & (flags.normal | flags.negated)) !== 0
    })
    if (isNormal) normal += token.weight
  }
  if (subject === 0) return record.hasNormal
  return covered >= 0.75 * subject && normal >= 0.7 * subject
}
