import { isAbsent, isBlank, whole } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** Several symptoms stand in the order in which they came. */
export const a6Order: Rule = {
  id: 'A6',
  severity: 'amber',
  source: 'S',
  title: { zh: '主诉未按时间先后', en: 'not in time order' },
  check(section) {
    if (section.kind !== 'complaint' || isBlank(section) || isAbsent(section)) return []
    const times = section.analysis.quantities.flatMap(({ unit, values, isDate }) => {
      if (unit?.dimension !== 'time' || unit.factor === null || isDate || unit.name === '岁') return []
      return [(values[0] ?? 0) * unit.factor * (unit.scale.endsWith('月') ? 2_592_000 : 1)]
    })
    const isDescending = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? 0) * 1.05)
    return isDescending
      ? []
      : [{ span: whole(section), message: { zh: '多个症状应按发生先后排列，最早者在前', en: 'earliest symptom first' } }]
  },
}
