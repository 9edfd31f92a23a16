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
    const isChinese = section.language === 'zh'
    const length = isChinese ? [...section.text.replace(/[\s，。、；,.;]/g, '')].length : section.text.trim().split(/\s+/).length
    const unit = isChinese ? { zh: '字', en: 'characters' } : { zh: '词', en: 'words' }
    return length > limit
      ? [
          {
            span: whole(section),
            message: {
              zh: `主诉${String(length)}${unit.zh}，超过${String(limit)}${unit.zh}`,
              en: `${String(length)} ${unit.en}, more than ${String(limit)}`,
            },
          },
        ]
      : []
  },
}
