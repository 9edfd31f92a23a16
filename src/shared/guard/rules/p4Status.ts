import { flags } from '../../text/scopeFlags.ts'
import type { Rule } from '../rule.ts'

/** What the record has as done does not stand as the plan. The reverse is F7. */
export const p4Status: Rule = {
  id: 'P4',
  severity: 'amber',
  source: 'D',
  title: { zh: '已完成的处理写成建议', en: 'what is done stands as the plan' },
  check(section) {
    if (section.kind !== 'plan') return []
    const { record, analysis } = section
    return section.aligned.flatMap(({ clause, carriers, covered, weight }) => {
      const [best] = carriers
      if (!best || covered < 0.6 * weight) return []
      const bits = [...analysis.flags.subarray(clause.from, clause.to)].reduce((all, flag) => all | flag, 0)
      const target = record.clauses[best.clause]
      if (!target || (bits & flags.done) !== 0) return []
      const other = [...record.flags.subarray(target.from, target.to)].reduce((all, flag) => all | flag, 0)
      if ((other & flags.done) === 0 || (other & (flags.planned | flags.advised)) !== 0) return []
      return [
        {
          span: { start: clause.start, end: clause.end },
          evidence: [{ start: target.start, end: target.end }],
          message: { zh: '原文为已完成的处理', en: 'the record has this as done' },
        },
      ]
    })
  },
}
