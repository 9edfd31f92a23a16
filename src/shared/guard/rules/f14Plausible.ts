import type { QuantityPlace } from '../analysis.ts'
import type { Remark, Rule, SectionContext } from '../rule.ts'

const vitals: readonly (readonly [RegExp, number, number, string])[] = [
  [/(?:体温|\bT|temp(?:erature)?)[\s:：=为]{0,3}$/i, 34, 43, 'T 34–43 ℃'],
  [/(?:脉搏|心率|\bP|\bHR|pulse|heart rate)[\s:：=为]{0,3}$/i, 20, 250, 'P 20–250'],
  [/(?:呼吸|\bRR?|respirat(?:ory rate|ions?))[\s:：=为]{0,3}$/i, 5, 60, 'R 5–60'],
]
const pressure = /(?:血压|\bBP|blood pressure)(?: (?:is|was|of))?[\s:：=为]{0,3}$/i
const onlyMale = /前列腺|睾丸|附睾|阴茎|精索|prostat|testic/i
const onlyFemale = /子宫|卵巢|宫颈|妊娠|分娩|阴道|月经|uter(?:us|ine)|ovar(?:y|ian)|pregnan|cervical cancer/i

/** Vital signs that a living person can have, and diagnoses that fit the sex. */
export const f14Plausible: Rule = {
  id: 'F14',
  severity: 'amber',
  source: 'Q',
  title: { zh: '数值或性别不合理', en: 'implausible value or sex' },
  check: (section) => [...section.analysis.quantities.flatMap((quantity) => vitalRemarks(section, quantity)), ...sexRemarks(section)],
}

function vitalRemarks({ text }: SectionContext, quantity: QuantityPlace): Remark[] {
  const before = text.slice(Math.max(0, quantity.start - 24), quantity.start)
  const span = { start: quantity.start, end: quantity.end }
  const [value = 0, second] = quantity.values
  if (pressure.test(before) && second !== undefined && quantity.unit?.name !== 'kPa') {
    const isOff = value < 40 || value > 300 || value <= second
    return isOff
      ? [
          {
            span,
            message: {
              zh: '血压不合理（收缩压40–300且高于舒张压）',
              en: 'implausible blood pressure (systolic 40–300 and above diastolic)',
            },
          },
        ]
      : []
  }
  const range = vitals.find(([pattern]) => pattern.test(before))
  if (!range || quantity.unit?.name === '°F') return []
  const [, low, high, name] = range
  return value < low || value > high ? [{ span, message: { zh: `超出范围：${name}`, en: `out of range: ${name}` } }] : []
}

function sexRemarks({ record, text }: SectionContext): Remark[] {
  const head = record.text.slice(0, 600)
  const isMale = /[，,\s]男(?:性)?[，,、\s\d/]|\b(?:male|man|gentleman)\b/i.test(head)
  const isFemale = /[，,\s]女(?:性)?[，,、\s\d/]|\b(?:female|woman|lady)\b/i.test(head)
  if (isMale === isFemale) return []
  const hit = (isMale ? onlyFemale : onlyMale).exec(text)
  return hit
    ? [
        {
          span: { start: hit.index, end: hit.index + hit[0].length },
          message: {
            zh: `与患者性别（${isMale ? '男' : '女'}）不符`,
            en: `does not fit the patient's sex (${isMale ? 'male' : 'female'})`,
          },
        },
      ]
    : []
}
