import { againstAllergy, inventedAllergy, lostAllergy } from '../allergies.ts'
import type { Rule } from '../rule.ts'

/** A recorded allergy is not denied, none is invented, and no drug stands against one. In a plan it is P5 that says so. */
export const f11Allergies: Rule = {
  id: 'F11',
  severity: 'red',
  source: 'M',
  title: { zh: '与过敏史冲突', en: 'against a recorded allergy' },
  check: (section) => [...lostAllergy(section), ...inventedAllergy(section), ...(section.kind === 'plan' ? [] : againstAllergy(section))],
}
