import { illnessItem } from '../illnessItem.ts'

export const h5GeneralState = illnessItem(
  'H5',
  { zh: '一般情况', en: 'general state' },
  /精神|睡眠|饮食|食欲|纳可|大小便|二便|体重|\b(?:appetite|sleep\w*|weight|bowel|urination)\b/i,
)
