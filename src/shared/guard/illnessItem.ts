import type { Rule } from './rule.ts'

/** The rule that a present illness keeps one of its five parts (病历书写基本规范, article 18), where the record has it. */
export function illnessItem(id: string, name: { readonly zh: string; readonly en: string }, pattern: RegExp): Rule {
  return {
    id,
    severity: 'amber',
    source: 'R',
    title: { zh: `现病史缺${name.zh}`, en: `present illness without ${name.en}` },
    check({ kind, text, record }) {
      if (kind !== 'illness' || pattern.test(text)) return []
      const place = record.clauses.find(
        ({ start, end }, at) => isOfIllness(record.topicOf[at] ?? null) && pattern.test(record.text.slice(start, end)),
      )
      if (!place) return []
      return [
        {
          span: { start: 0, end: text.length },
          evidence: [{ start: place.start, end: place.end }],
          message: { zh: `现病史缺“${name.zh}”，原文有记载`, en: `the present illness lacks its ${name.en}, which the record has` },
        },
      ]
    },
  }
}

const isOfIllness = (topic: string | null) => topic === null || topic === 'present-illness' || topic === 'chief-complaint'
