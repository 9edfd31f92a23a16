import { isBlank, whole } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** There is a diagnosis, and "待查" says of what. */
export const b1Present: Rule = {
  id: 'B1',
  severity: 'amber',
  source: 'R',
  title: { zh: '缺诊断或待查无方向', en: 'no diagnosis, or a bare “to be determined”' },
  check(section) {
    if (section.kind !== 'diagnosis') return []
    if (isBlank(section)) return [{ span: whole(section), message: { zh: '诊断为空', en: 'the diagnosis is empty' } }]
    const bare = /^\s*(?:待查|诊断待查|待诊|诊断不明|unknown|to be determined|tbd)[。.\s]*$/i.test(section.text)
    return bare ? [{ span: whole(section), message: { zh: '“待查”应写明方向', en: 'say what is to be looked for' } }] : []
  },
}
