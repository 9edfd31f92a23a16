import { dischargeItem } from '../dischargeItem.ts'

export const d4AdmissionDiagnosis = dischargeItem(
  'D4',
  { zh: '入院诊断', en: 'admission diagnosis' },
  /入院诊断|admission diagnosis|admitting diagnosis/i,
)
