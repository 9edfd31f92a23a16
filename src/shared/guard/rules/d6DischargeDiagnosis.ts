import { dischargeItem } from '../dischargeItem.ts'

export const d6DischargeDiagnosis = dischargeItem('D6', { zh: '出院诊断', en: 'discharge diagnosis' }, /出院诊断|discharge diagnos[ei]s/i)
