import { illnessItem } from '../illnessItem.ts'

export const h2Symptoms = illnessItem(
  'H2',
  { zh: '主要症状', en: 'main symptoms' },
  /痛|热|咳|喘|闷|悸|晕|吐|泻|肿|血|麻|乏力|不适|瘙痒|抽搐|障碍|\b(?:pain|fever|cough|dyspnea|shortness of breath|nausea|vomiting|swelling|bleeding|numbness|weakness|fatigue|rash|headache|dizz\w+)\b/i,
)
