import { hasDuration, isAbsent, isBlank, symptomTerms, whole } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** A symptom or sign, and since when. */
export const a3SymptomTime: Rule = {
  id: 'A3',
  severity: 'amber',
  source: 'R',
  title: { zh: '主诉缺症状或时间', en: 'no symptom or no duration' },
  check(section) {
    if (section.kind !== 'complaint' || isBlank(section) || isAbsent(section)) return []
    const hasSymptom =
      symptomTerms(section).length > 0 ||
      /痛|热|咳|晕|肿|血|泻|吐|痒|乏力|麻木|包块|肿物|困难|不适|障碍|pain|ache|swelling|cough|bleed|fever|weakness/i.test(section.text)
    const missing = [
      ...(hasSymptom ? [] : [{ zh: '症状或体征', en: 'a symptom or sign' }]),
      ...(hasDuration(section) ? [] : [{ zh: '持续时间', en: 'a duration' }]),
    ]
    return missing.map(({ zh, en }) => ({ span: whole(section), message: { zh: `主诉缺${zh}`, en: `the chief complaint lacks ${en}` } }))
  },
}
