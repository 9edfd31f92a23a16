import { isAbsent, isBlank, symptomTerms, whole } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** At most three symptoms, a setting. */
export const a5Symptoms: Rule = {
  id: 'A5',
  severity: 'amber',
  source: 'S',
  title: { zh: '主诉症状过多', en: 'too many symptoms' },
  check(section) {
    if (section.kind !== 'complaint' || isBlank(section) || isAbsent(section)) return []
    const count = new Set(symptomTerms(section).map(({ surface }) => surface)).size
    const limit = section.settings.maximumComplaintSymptoms
    return count > limit
      ? [
          {
            span: whole(section),
            message: {
              zh: `主诉含${String(count)}个症状，超过${String(limit)}个`,
              en: `${String(count)} symptoms, more than ${String(limit)}`,
            },
          },
        ]
      : []
  },
}
