import { isSameQuantity } from '../text/quantities.ts'
import type { Analysis, QuantityPlace, TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import type { SectionContext } from './rule.ts'

const now = /目前|现(?:在|为|测)|今[日天晨]|当前|此次|本次|\b(?:today|currently|at present|now)\b/i
const past =
  /(?:\d+|[一二两三四五六七八九十半数])\s?(?:个)?(?:天|日|周|月|年|小时)前|半[年月天]前|外院|[县市镇]医院|当地|上次|前次|去年|前年|昨[日天晚]|既往|入院前|\b(?:last|previous(?:ly)?|prior|ago|was|earlier|yesterday)\b/i

/** A value of the draft told of now, and the record's value of now for the same measurement. */
export type PastValue = { readonly quantity: QuantityPlace; readonly place: QuantityPlace; readonly present: QuantityPlace }

/** Values that the draft tells of now while the record has them in a sentence about before, and another for the same measurement elsewhere. */
export function pastValues({ analysis, record }: SectionContext): PastValue[] {
  const known = new Map<string, QuantityPlace[]>()
  const valuesFor = (measure: TermPlace): QuantityPlace[] => {
    const values = known.get(measure.surface) ?? valuesOf(record, measure)
    known.set(measure.surface, values)
    return values
  }
  return analysis.quantities.flatMap((quantity) => {
    const clause = analysis.clauses[quantity.clause]
    const measure = clause && measureBefore(analysis, quantity)
    const text = clause ? analysis.folded.slice(clause.start, clause.end) : ''
    if (!measure || !now.test(text) || past.test(text)) return []
    const values = valuesFor(measure)
    const same = values.filter((place) => isSameQuantity(quantity, place))
    const [place] = same
    const present = values.find(
      (other) => !isSameQuantity(quantity, other) && other.values.length === quantity.values.length && !isPast(record, other),
    )
    return place && present && same.every((other) => isPast(record, other)) ? [{ quantity, place, present }] : []
  })
}

/** The measurement named directly before a value. */
const measureBefore = (text: Analysis, { from, clause }: QuantityPlace): TermPlace | undefined =>
  text.terms.findLast(
    (term) =>
      term.clause === clause && term.to <= from && term.to >= from - 2 && term.kinds.some((kind) => kind === 'lab' || kind === 'exam'),
  )

/** The record's values that stand directly behind a name of the same measurement. */
function valuesOf(record: GuardRecord, measure: TermPlace): QuantityPlace[] {
  // a short form with several meanings, CEA, is the same measurement where it has a value
  const names = record.terms.filter(({ concepts }) => concepts.some((concept) => measure.concepts.includes(concept)))
  return names.slice(0, 40).flatMap((name) => {
    const at = [0, 1, 2].map((step) => record.quantityOf[name.to + step] ?? -1).find((found) => found >= 0)
    const value = at === undefined ? undefined : record.quantities[at]
    return value ? [value] : []
  })
}

/** Told in a sentence about before: up to the value, so that “was 91” after “78” is of the 91. */
function isPast(record: GuardRecord, { clause, start }: QuantityPlace): boolean {
  const sentence = record.clauses[clause]?.sentence
  let first = clause
  while (first > 0 && clause - first < 8 && record.clauses[first - 1]?.sentence === sentence) first--
  return past.test(record.folded.slice(Math.max(record.clauses[first]?.start ?? 0, start - 160), start))
}
