import type { Conflict } from './conflict.ts'
import { clauseOf, evidenceOf, repairsOf, replaceBy, tokenSpan } from './repairs.ts'
import type { Remark, SectionContext } from './rule.ts'

/** A remark on words that the record says otherwise. */
export function conflictRemark(
  section: SectionContext,
  conflict: Conflict,
  message: (own: string, place: string) => Remark['message'],
  severity?: Remark['severity'],
): Remark {
  const { record, analysis } = section
  const aligned = clauseOf(section, conflict.from)
  const span = tokenSpan(analysis, conflict.from, conflict.to)
  const clause = record.clauses[record.tokens[conflict.recordFrom]?.clause ?? 0]
  const place = clause ? record.text.slice(clause.start, clause.end) : ''
  return {
    span,
    evidence: clause ? [{ start: clause.start, end: clause.end }] : evidenceOf(record, aligned),
    message: message(section.text.slice(span.start, span.end), place),
    repairs: repairsOf(section, aligned, conflict.kind === 'side' ? [replaceBy(span, sideInRecord(section, conflict))] : []),
    ...(severity ? { severity } : {}),
  }
}

function sideInRecord({ record }: SectionContext, { recordFrom, recordTo }: Conflict): string {
  const { start, end } = tokenSpan(record, recordFrom, recordTo)
  return record.text.slice(start, end)
}
