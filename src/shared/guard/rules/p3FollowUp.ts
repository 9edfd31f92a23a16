import { appendQuotation } from '../repairs.ts'
import { whole } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** The follow-up of the record is kept. */
export const p3FollowUp: Rule = {
  id: 'P3',
  severity: 'amber',
  source: 'D',
  title: { zh: '遗漏随访', en: 'follow-up lost' },
  check(section) {
    if (section.kind !== 'plan') return []
    const { record } = section
    const pattern = /复诊|复查|随访|随诊|follow[- ]?up|return in|recheck/i
    if (pattern.test(section.text)) return []
    const index = record.clauses.findIndex(
      (clause, at) =>
        /^(?:plan|orders|discharge-orders|follow-up)$/.test(record.topicOf[at] ?? '') &&
        pattern.test(record.text.slice(clause.start, clause.end)),
    )
    const clause = record.clauses[index]
    if (!clause) return []
    const text = record.text.slice(clause.start, clause.end)
    return [
      {
        span: whole(section),
        evidence: [{ start: clause.start, end: clause.end }],
        message: { zh: `遗漏随访：“${text}”`, en: `the follow-up is lost: “${text}”` },
        repairs: [appendQuotation(record, section.text, clause)],
      },
    ]
  },
}
