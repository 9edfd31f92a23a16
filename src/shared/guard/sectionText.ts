import { isAbsence } from './absence.ts'
import type { SectionContext } from './rule.ts'

export const isBlank = ({ text }: SectionContext) => text.trim() === ''
export const whole = ({ text }: SectionContext) => ({ start: 0, end: text.length })
export const symptomTerms = ({ analysis }: SectionContext) => analysis.terms.filter(({ kinds }) => kinds.includes('symptom'))
export const hasDuration = ({ analysis }: SectionContext) => analysis.quantities.some(({ unit }) => unit?.dimension === 'time')
/** Only the fixed sentence that the record says nothing of it. */
export const isAbsent = ({ text }: SectionContext) => isAbsence(text)
