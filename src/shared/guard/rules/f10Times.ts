import { isSameQuantity } from '../../text/quantities.ts'
import { pastValues } from '../pastValues.ts'
import { clauseOf, repairsOf, replaceBy } from '../repairs.ts'
import type { Remark, Rule } from '../rule.ts'

/** Dates of the draft stand in the record, a stay of so many days fits its two dates, and a value of before is not told of now. */
export const f10Times: Rule = {
  id: 'F10',
  severity: 'amber',
  source: 'D',
  title: { zh: '日期或天数推算不符', en: 'date or reckoned duration does not fit' },
  check(section) {
    const { analysis, record, text } = section
    const dates = record.quantities.filter(({ isDate }) => isDate)
    const former = pastValues(section).map(({ quantity, place, present }): Remark => {
      const own = text.slice(quantity.start, quantity.end)
      const proper = record.text.slice(present.start, present.end)
      const span = { start: quantity.start, end: quantity.end }
      return {
        span,
        severity: 'red',
        evidence: [present, place].map(({ start, end }) => ({ start, end })),
        message: { zh: `“${own}”为既往值，现为“${proper}”`, en: `“${own}” is a former value; now “${proper}”` },
        repairs: repairsOf(section, clauseOf(section, quantity.from), [replaceBy(span, proper)]),
      }
    })
    const remarks = analysis.quantities.flatMap((quantity): Remark[] => {
      const own = text.slice(quantity.start, quantity.end)
      const span = { start: quantity.start, end: quantity.end }
      if (quantity.isDate && !dates.some((date) => isSameQuantity(quantity, date)))
        return [{ span, message: { zh: `原文无日期“${own}”`, en: `the record has no date “${own}”` } }]
      if (!/(?:住院|共住)\s*$|hospital(?:ized)? (?:for|stay of)\s*$/i.test(text.slice(Math.max(0, quantity.start - 20), quantity.start)))
        return []
      const days = stayOf(dates.map(({ values }) => values).filter(({ length }) => length === 3))
      const value = quantity.values[0] ?? 0
      if (days === undefined || quantity.unit?.name !== '天' || Math.abs(value - days) <= 1) return []
      return [{ span, message: { zh: `按原文日期推算为${String(days)}天`, en: `the dates of the record make ${String(days)} days` } }]
    })
    return [...former, ...remarks]
  },
}

/** Days between the first and the last date, where the record has exactly two different ones. */
function stayOf(dates: readonly (readonly number[])[]): number | undefined {
  const days = [...new Set(dates.map(([year = 0, month = 1, day = 1]) => Date.UTC(year, month - 1, day) / 86_400_000))]
  const [first, second] = days
  return days.length === 2 && first !== undefined && second !== undefined ? Math.abs(second - first) : undefined
}
