import { dischargeItem } from '../dischargeItem.ts'

export const d5HospitalCourse = dischargeItem(
  'D5',
  { zh: '诊疗经过', en: 'hospital course' },
  /诊疗经过|治疗经过|住院经过|hospital course/i,
)
