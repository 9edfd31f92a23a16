import { illnessItem } from '../illnessItem.ts'

export const h1Onset = illnessItem(
  'H1',
  { zh: '起病时间', en: 'onset' },
  /(?:\d+|[一二两三四五六七八九十半数]+)\s?(?:余|多)?(?:个)?(?:小时|[天日周月年])(?:余|多)?(?:前|来|$|[，。；,;])|\b(?:\d+|one|two|three|four|several) (?:hours?|days?|weeks?|months?|years?)\b|\bsince\b/i,
)
