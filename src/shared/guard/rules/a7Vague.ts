import { isAbsent, isBlank } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** No vague words for what and how long. */
export const a7Vague: Rule = {
  id: 'A7',
  severity: 'amber',
  source: 'S',
  title: { zh: '主诉含糊', en: 'vague chief complaint' },
  check(section) {
    if (section.kind !== 'complaint' || isBlank(section) || isAbsent(section)) return []
    return [
      ...section.text.matchAll(/数(?=天|日|周|月|年)|若干|多时|很久|一段时间|身体不舒服|浑身不适|for a while|some time|unwell/gi),
    ].map((match) => ({
      span: { start: match.index, end: match.index + match[0].length },
      message: { zh: `“${match[0]}”含糊`, en: `“${match[0]}” is vague` },
    }))
  },
}
