import { dischargeItem } from '../dischargeItem.ts'

export const d2DischargeDate = dischargeItem(
  'D2',
  { zh: '出院日期', en: 'discharge date' },
  /出院日期|出院时间|date of discharge|discharge date|discharged on/i,
)
