import { dischargeItem } from '../dischargeItem.ts'

export const d7ConditionOnDischarge = dischargeItem(
  'D7',
  { zh: '出院情况', en: 'condition on discharge' },
  /出院情况|出院时情况|condition (?:on|at) discharge|discharge condition/i,
)
