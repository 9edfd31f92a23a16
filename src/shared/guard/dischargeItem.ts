import type { Rule } from './rule.ts'

/** The rule that a discharge record has one of its nine items (病历书写基本规范, article 22). */
export function dischargeItem(id: string, name: { readonly zh: string; readonly en: string }, pattern: RegExp): Rule {
  return {
    id,
    severity: 'amber',
    source: 'R',
    title: { zh: `出院记录缺${name.zh}`, en: `discharge record without ${name.en}` },
    check: ({ kind, text }) =>
      kind === 'discharge' && !pattern.test(text)
        ? [
            {
              span: { start: 0, end: text.length },
              message: { zh: `出院记录缺“${name.zh}”`, en: `the discharge record lacks its ${name.en}` },
            },
          ]
        : [],
  }
}
