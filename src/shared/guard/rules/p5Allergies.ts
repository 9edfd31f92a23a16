import { againstAllergy } from '../allergies.ts'
import type { Rule } from '../rule.ts'

/** The plan has no drug against a recorded allergy. */
export const p5Allergies: Rule = {
  id: 'P5',
  severity: 'red',
  source: 'M',
  title: { zh: '治疗建议与过敏史冲突', en: 'plan against a recorded allergy' },
  check: (section) => (section.kind === 'plan' ? againstAllergy(section) : []),
}
