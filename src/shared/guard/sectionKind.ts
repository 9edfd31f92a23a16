/** What a section asks for; the rules of a kind run on it and no others. */
export type SectionKind = 'complaint' | 'diagnosis' | 'plan' | 'illness' | 'discharge' | 'free'

const keys: readonly (readonly [SectionKind, RegExp])[] = [
  ['complaint', /^(?:主诉|代主诉|chiefcomplaint|complaint|cc|reasonforvisit)$/],
  ['diagnosis', /^(?:诊断结论|诊断|初步诊断|入院诊断|出院诊断|diagnosis|diagnoses|assessment|impression|diagnosticconclusion)$/],
  [
    'plan',
    /^(?:治疗建议|治疗|计划|诊疗计划|处理|治疗计划|治疗方案|plan|treatment|treatmentplan|recommendations|treatmentrecommendations)$/,
  ],
  ['illness', /^(?:现病史|historyofpresentillness|hpi|presentillness)$/],
  ['discharge', /^(?:出院记录|出院小结|dischargesummary)$/],
]

export function sectionKindOf(key: string): SectionKind {
  const folded = key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-:：【】[\]]/g, '')
  return keys.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'free'
}
