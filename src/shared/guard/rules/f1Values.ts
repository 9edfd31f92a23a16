import { clauseOf, replaceBy, repairsOf, evidenceOf } from '../repairs.ts'
import type { Remark, Rule, SectionContext } from '../rule.ts'
import type { QuantityPlace } from '../analysis.ts'
import { supportQuantity } from '../quantitySupport.ts'
import { isCarried } from '../uncarried.ts'

/** Every value of the draft stands in the record, in a unit that converts, for the same thing. */
export const f1Values: Rule = {
  id: 'F1',
  severity: 'red',
  source: 'D',
  title: { zh: '数值、单位与原文不符', en: 'value or unit differs from the record' },
  check: (section) => section.analysis.quantities.flatMap((quantity) => remarkOf(section, quantity)),
}

function remarkOf(section: SectionContext, quantity: QuantityPlace): Remark[] {
  const { record, analysis } = section
  const aligned = clauseOf(section, quantity.from)
  const term = analysis.terms[analysis.termOf[quantity.from] ?? -1]
  // 2型糖尿病, CA125, C3: the digit is part of a name, and a name is another rule's
  if (term && term.to >= quantity.to && aligned && isCarried(record, analysis, aligned, term)) return []
  const support = supportQuantity(record, analysis, quantity)
  if (support.kind === 'carried') return []
  const own = section.text.slice(quantity.start, quantity.end)
  const { right } = support
  const proper = right ? record.text.slice(right.start, right.end) : ''
  const place = support.kind === 'moved' ? support.place : undefined
  const evidence = [right, place].flatMap((found) => (found ? [{ start: found.start, end: found.end }] : []))
  const span = { start: quantity.start, end: quantity.end }
  const differs = right && proper !== own
  return [
    {
      span,
      evidence: evidence.length > 0 ? evidence : evidenceOf(record, aligned, 1),
      message: {
        zh: `${support.kind === 'moved' ? `“${own}”在原文中属于另一项目` : `原文无“${own}”`}${differs ? `，原文为“${proper}”` : ''}`,
        en: `${support.kind === 'moved' ? `“${own}” belongs to something else in the record` : `the record has no “${own}”`}${differs ? `; it has “${proper}”` : ''}`,
      },
      repairs: repairsOf(section, aligned, differs ? [replaceBy(span, proper)] : []),
    },
  ]
}
