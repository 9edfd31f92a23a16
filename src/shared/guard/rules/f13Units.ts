import type { Rule } from '../rule.ts'

const risks: readonly (readonly [RegExp, string, string])[] = [
  [
    /(?<![\d.])\d{1,6}\.0(?=\s?(?:mg|g|ml|mL|U|片|粒|支)(?![A-Za-z]))/g,
    '小数点后的零易误读为十倍',
    'a trailing zero may be read as ten times the dose',
  ],
  [/(?<![\d.])\.\d{1,6}(?=\s?(?:mg|g|ml|mL|U))/g, '小数点前缺零', 'no zero before the point'],
  [/\d[uU](?![A-Za-z/])/g, '“u”紧邻数字易误读为零', '“u” beside a digit may be read as a zero'],
  [/\d\s?(?:µg|μg|ug)(?![A-Za-z/])/g, 'μg 与 mg 易混', 'µg and mg are easily confused'],
  [/[A-Za-z]{4,20}\d{1,5}(?:mg|g|ml|mL)(?![A-Za-z/])/g, '药名与剂量相连', 'drug name and dose are glued together'],
]

/** Ways of writing a dose that are misread. Shown, never rewritten. */
export const f13Units: Rule = {
  id: 'F13',
  severity: 'hint',
  source: 'D',
  title: { zh: '剂量写法有误读风险', en: 'dose written in a way that is misread' },
  check: ({ text }) =>
    risks.flatMap(([pattern, zh, en]) =>
      [...text.matchAll(pattern)].slice(0, 50).map((match) => ({
        span: { start: match.index, end: match.index + match[0].length },
        message: { zh: `“${match[0]}”：${zh}`, en: `“${match[0]}”: ${en}` },
      })),
    ),
}
