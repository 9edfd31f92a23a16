import { isBlank, whole } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** There is a plan, or the fixed sentence that the record has none. */
export const p1Present: Rule = {
  id: 'P1',
  severity: 'amber',
  source: 'D',
  title: { zh: '缺治疗建议', en: 'no plan' },
  check(section) {
    if (section.kind !== 'plan') return []
    if (isBlank(section))
      return [
        {
          span: whole(section),
          message: { zh: '治疗建议为空；原文无计划时应写“原文未记载”', en: 'the plan is empty; where the record has none, say so' },
        },
      ]
    return /^\s*(?:遵医嘱|对症治疗|对症处理|as directed|per physician)[。.\s]*$/i.test(section.text)
      ? [{ span: whole(section), message: { zh: '“遵医嘱”不是治疗建议', en: '“as directed” is no plan' } }]
      : []
  },
}
