import { dischargeItem } from '../dischargeItem.ts'

export const d3ConditionOnAdmission = dischargeItem(
  'D3',
  { zh: '入院情况', en: 'condition on admission' },
  /入院情况|入院时情况|入院查体|condition on admission|admission condition/i,
)
