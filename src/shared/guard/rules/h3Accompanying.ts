import { illnessItem } from '../illnessItem.ts'

export const h3Accompanying = illnessItem(
  'H3',
  { zh: '伴随症状', en: 'accompanying symptoms' },
  /伴|无(?!明显诱因|诱因)|否认|未见|\b(?:associated|accompan\w+|denies|denied|without|no)\b/i,
)
