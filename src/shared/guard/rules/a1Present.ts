import { isBlank, whole } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** There is a chief complaint. */
export const a1Present: Rule = {
  id: 'A1',
  severity: 'amber',
  source: 'R',
  title: { zh: '缺主诉', en: 'no chief complaint' },
  check(section) {
    if (section.kind !== 'complaint') return []
    return isBlank(section) ? [{ span: whole(section), message: { zh: '主诉为空', en: 'the chief complaint is empty' } }] : []
  },
}
