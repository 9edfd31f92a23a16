import { dischargeItem } from '../dischargeItem.ts'

export const d1AdmissionDate = dischargeItem(
  'D1',
  { zh: '入院日期', en: 'admission date' },
  /入院日期|入院时间|date of admission|admission date|admitted on/i,
)
