import { illnessItem } from '../illnessItem.ts'

export const h4Course = illnessItem(
  'H4',
  { zh: '病情演变与诊治经过', en: 'course and treatment so far' },
  /加重|缓解|好转|减轻|反复|进行性|就诊|诊断为|治疗|予|服用|口服|\b(?:worse\w*|improv\w*|resolved|progress\w*|treated|seen|given|started|took|takes)\b/i,
)
