import type { SectionContext } from './rule.ts'

export const isBlank = ({ text }: SectionContext) => text.trim() === ''
export const whole = ({ text }: SectionContext) => ({ start: 0, end: text.length })
export const symptomTerms = ({ analysis }: SectionContext) => analysis.terms.filter(({ kinds }) => kinds.includes('symptom'))
export const hasDuration = ({ analysis }: SectionContext) => analysis.quantities.some(({ unit }) => unit?.dimension === 'time')
/** The fixed sentence that the record says nothing of it. */
export const isAbsent = ({ text }: SectionContext) =>
  /^\s*(?:原文未记载|原文未提供|未记载|not (?:recorded|documented) in the record|the record (?:has|states) no)/i.test(text)
