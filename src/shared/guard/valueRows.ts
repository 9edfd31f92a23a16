import { isSameQuantity } from '../text/quantities.ts'
import type { Analysis, QuantityPlace, TermPlace } from './analysis.ts'
import { digitsOf, type GuardRecord } from './guardRecord.ts'
import { isChange, termAt } from './quantityLabel.ts'

const measures = new Set(['lab', 'exam'])
const farthest = 40

const isMeasure = (term: TermPlace) => term.kinds.some((kind) => measures.has(kind))

/** The measurement that a row of values is of, its name before the first of them: Hb：术前118、术后D1 102、今日79. */
function measureOfRow(text: Analysis, { from, clause }: QuantityPlace): TermPlace | undefined {
  const sentence = text.clauses[clause]?.sentence
  for (let index = from - 1; index >= 0 && index > from - farthest; index--) {
    if (text.clauses[text.tokens[index]?.clause ?? -1]?.sentence !== sentence) return undefined
    const term = termAt(text, index)
    if (term && isMeasure(term)) return term
    // another thing is told of: its values are no longer of the row
    if (term?.kinds.some((kind) => kind === 'drug' || kind === 'disease' || kind === 'symptom') === true) return undefined
  }
  return undefined
}

const pressure = new Set(['血压', 'bp', 'blood pressure'])

/** 176/92: two values so written are a blood pressure, whatever stands before them. */
const isPressure = ({ values: [high = 0, low = 0, ...more], unit }: QuantityPlace, text: Analysis, { start, end }: QuantityPlace) =>
  more.length === 0 && high >= 60 && high <= 300 && low >= 30 && low < high && (unit === null || unit.name === 'mmHg') && /^\d+\s?\/\s?\d+/.test(text.folded.slice(start, end)) // prettier-ignore

/** The record's place of a value in a row of the measurement that the draft names, or a pressure by the way it is written. */
export function placeInRow(
  record: GuardRecord,
  draft: Analysis,
  quantity: QuantityPlace,
  same: readonly QuantityPlace[],
): QuantityPlace | undefined {
  const measure = measureOfRow(draft, quantity)
  if (!measure || quantity.unit?.dimension === 'time') return undefined
  const isOf = (place: QuantityPlace) => {
    const row = measureOfRow(record, place)
    if (row) return row.concepts.some((concept) => measure.concepts.includes(concept))
    return pressure.has(measure.surface.toLowerCase()) && isPressure(place, record, place)
  }
  const found = same.slice(0, 12).find(isOf)
  if (!found) return undefined
  // 术前 and 近2周 tell one value of a row from the next
  const lead = leadOf(draft, quantity)
  const score = (place: QuantityPlace) => leadOf(record, place).filter((text) => lead.includes(text)).length
  const at = record.quantityOf[found.from] as number
  const rivals = record.quantities
    .slice(Math.max(0, at - 4), at + 5)
    .filter((place) => place.values.length === quantity.values.length && !isSameQuantity(quantity, place) && isOf(place))
  // of 由118降至79 both stand in the row
  const own = draft.quantityOf[quantity.from] as number
  const isLinked = [own - 1, own + 1].some((at) => {
    const other = draft.quantities[at]
    const [first, second] = at < own ? [other, quantity] : [quantity, other]
    if (!other || !first || !second || !isChange(draft.folded.slice(first.end, second.start))) return false
    return rivals.some((rival) => isSameQuantity(other, rival))
  })
  return isLinked || (rivals.length > 0 && rivals.every((rival) => score(rival) < score(found))) ? found : undefined
}

/** The words and numbers between the value or the measurement before and this value. */
function leadOf(text: Analysis, quantity: QuantityPlace): string[] {
  const lead: string[] = []
  for (let index = quantity.from - 1; index >= 0 && lead.length < 8; index--) {
    const token = text.tokens[index]
    const term = termAt(text, index)
    if (!token || token.clause < quantity.clause - 1 || (term && isMeasure(term))) break
    const other = text.quantities[text.quantityOf[index] ?? -1]
    if (other && other.unit?.dimension !== 'time') break
    lead.push(token.text)
  }
  return lead
}

const earlier = /原|初|前次|上次|去年|前年|昨|既往|入院|术前|治疗前|\d+[天日周月年]前/

/** Whether the second of two values of the record was there first: 7.6%（去年12月 8.3%）. */
const isBack = (record: GuardRecord, first: QuantityPlace, second: QuantityPlace) => {
  const between = record.folded.slice(first.end, second.start)
  return between.includes('(') && earlier.test(between)
}

/** The next value but for a date or a time: 7.6%（去年12月 8.3%）. */
function beside(record: GuardRecord, at: number, step: 1 | -1): QuantityPlace | undefined {
  const next = record.quantities[at + step]
  return next?.isDate === true || next?.unit?.dimension === 'time' ? record.quantities[at + 2 * step] : next
}

/** 由7.6%升至8.3% of what the record has as 8.3% before and 7.6% now: the record's places of the two values, where all of them say so. */
export function turnedRound(record: GuardRecord, draft: Analysis, quantity: QuantityPlace): QuantityPlace | undefined {
  const before = draft.quantities[(draft.quantityOf[quantity.from] ?? 0) - 1]
  if (before?.clause !== quantity.clause || !isChange(draft.folded.slice(before.end, quantity.start))) return undefined
  let turned: QuantityPlace | undefined
  for (const place of record.quantitiesByDigits.get(digitsOf(quantity.values[0] ?? 0)) ?? []) {
    if (!isSameQuantity(quantity, place)) continue
    const at = record.quantityOf[place.from] as number
    const pairs = [[beside(record, at, -1), place, true] as const, [place, beside(record, at, 1), false] as const]
    for (const [first, second, isForward] of pairs) {
      const other = isForward ? first : second
      if (!first || !second || !other || !isSameQuantity(before, other) || second.start - first.end > farthest) continue
      if (isForward !== isBack(record, first, second)) return undefined
      turned = other
    }
  }
  return turned
}

const most = /(?:最高|最大|峰值|热峰|[Tt]\s?max|高达)[^，,。；;\d]{0,4}$/
const saysMost = (text: Analysis, { start }: QuantityPlace) => most.test(text.folded.slice(Math.max(0, start - 10), start))

/** 最高38.7℃ where the record has another value as its highest, and this one as a plain value. */
export function otherMost(
  record: GuardRecord,
  draft: Analysis,
  quantity: QuantityPlace,
  same: readonly QuantityPlace[],
): QuantityPlace | undefined {
  if (!saysMost(draft, quantity) || same.some((place) => saysMost(record, place))) return undefined
  return mostOf(record).find(
    (place) =>
      place.values.length === quantity.values.length &&
      (place.unit === null || quantity.unit === null || place.unit.dimension === quantity.unit.dimension),
  )
}

const highest = new WeakMap<GuardRecord, readonly QuantityPlace[]>()

/** The first few values that the record calls the highest. */
function mostOf(record: GuardRecord): readonly QuantityPlace[] {
  let found = highest.get(record)
  if (!found) highest.set(record, (found = record.quantities.filter((place) => saysMost(record, place)).slice(0, 32)))
  return found
}
