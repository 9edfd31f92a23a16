import { isAbsent, isBlank, symptomTerms } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** Symptoms, not a diagnosis or a result, unless the patient is free of symptoms. */
export const a4NoDiagnosis: Rule = {
  id: 'A4',
  severity: 'amber',
  source: 'R',
  title: { zh: '主诉以诊断代替症状', en: 'diagnosis in place of symptoms' },
  check(section) {
    if (section.kind !== 'complaint' || isBlank(section) || isAbsent(section)) return []
    if (symptomTerms(section).length > 0 || /体检|发现|术后|化疗|复查|随访|screen|follow|annual/i.test(section.text)) return []
    return section.analysis.terms
      .filter(({ kinds }) => kinds.includes('disease') && !kinds.includes('symptom'))
      .map(({ start, end, surface }) => ({
        span: { start, end },
        message: { zh: `以诊断“${surface}”代替症状`, en: `the diagnosis “${surface}” in place of symptoms` },
      }))
  },
}
