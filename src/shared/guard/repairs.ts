import type { AlignedClause } from './align.ts'
import type { Repair } from './finding.ts'
import type { GuardRecord } from './guardRecord.ts'
import { quotationOf } from './quotation.ts'
import type { SectionContext } from './rule.ts'

type Span = { readonly start: number; readonly end: number }

export const replaceBy = (span: Span, text: string): Repair => ({
  kind: 'replace', start: span.start, end: span.end, text, label: { zh: `改为原文“${text}”`, en: `replace by the record's “${text}”` },
}) // prettier-ignore
export const deleteSpan = (span: Span): Repair => ({
  kind: 'delete',
  start: span.start,
  end: span.end,
  text: '',
  label: { zh: '删除此句', en: 'delete this statement' },
})
export const markAsOwn = (section: { readonly text: string }, span: Span): Repair => ({
  kind: 'own', start: span.start, end: span.end, text: section.text.slice(span.start, span.end), label: { zh: '作为医师补充保留', en: "keep as the physician's own knowledge" },
}) // prettier-ignore

/** Quotes what the record says in place of the clause, which keeps the mark that it ended with. */
export function quoteRecord(record: GuardRecord, draft: string, span: Span, recordSpan: Span): Repair {
  const ending = /[。！？；，、!?;,.]?\s*$/.exec(draft.slice(span.start, span.end))?.[0] ?? ''
  const text = quotationOf(record, recordSpan) + ending
  return { kind: 'quote', start: span.start, end: span.end, text, label: { zh: `引用原文“${text}”`, en: `quote the record: “${text}”` } }
}

export const clauseOf = (section: SectionContext, token: number) => section.aligned[section.analysis.tokens[token]?.clause ?? 0]

/** Where the record carries the clause, best place first. */
export const evidenceOf = (record: GuardRecord, aligned: AlignedClause | undefined, limit = 2): Span[] =>
  (aligned?.carriers ?? []).slice(0, limit).flatMap(({ clause }) => {
    const found = record.clauses[clause]
    return found ? [{ start: found.start, end: found.end }] : []
  })

/** The repairs of a statement that the record does not carry. */
export function repairsOf(section: SectionContext, aligned: AlignedClause | undefined, edits: readonly Repair[] = []): Repair[] {
  if (!aligned) return [...edits]
  const span = { start: aligned.clause.start, end: aligned.clause.end }
  const [best] = evidenceOf(section.record, aligned, 1)
  return [
    ...edits,
    ...(best && aligned.covered > aligned.weight / 3 ? [quoteRecord(section.record, section.text, span, best)] : []),
    deleteSpan(span),
    markAsOwn(section, span),
  ]
}

export const tokenSpan = (analysis: { readonly tokens: readonly Span[] }, from: number, to: number): Span => ({
  start: analysis.tokens[from]?.start ?? 0,
  end: analysis.tokens[to - 1]?.end ?? 0,
})

/** Quotes the record after all that the section says, as a sentence of its own. */
export function appendQuotation(record: GuardRecord, draft: string, recordSpan: Span): Repair {
  const quotation = quotationOf(record, recordSpan)
  const isChinese = /\p{Script=Han}/u.test(quotation)
  const stop = isChinese ? '。' : '.'
  const before = /(?:^|[。！？!?.\n])\s*$/.test(draft) ? '' : stop
  const gap = isChinese || draft.trim() === '' || /\s$/.test(draft) ? '' : ' '
  const text = `${before}${gap}${quotation}${stop}`
  return { kind: 'quote', start: draft.length, end: draft.length, text, label: { zh: '引用插入', en: 'insert as a quotation' } }
}
