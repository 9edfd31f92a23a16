import { isAbsent, isBlank, whole } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** At most so many characters (Chinese) or words (English), a setting. */
export const a2Length: Rule = {
  id: 'A2',
  severity: 'amber',
  source: 'S',
  title: { zh: '主诉过长', en: 'chief complaint too long' },
  check(section) {
    if (section.kind !== 'complaint' || isBlank(section) || isAbsent(section)) return []
    const limit = section.settings.maximumComplaintCharacters
    const length =
      section.language === 'zh' ? [...section.text.replace(/[\s，。、；,.;]/g, '')].length : section.text.trim().split(/\s+/).length
    return length > limit
      ? [
          {
            span: whole(section),
            message: { zh: `主诉${String(length)}字，超过${String(limit)}字`, en: `${String(length)} words, more than ${String(limit)}` },
          },
        ]
      : []
  },
}
