import { dischargeItem } from '../dischargeItem.ts'

export const d8DischargeOrders = dischargeItem(
  'D8',
  { zh: '出院医嘱', en: 'discharge orders' },
  /出院医嘱|discharge (?:orders|instructions)/i,
)
