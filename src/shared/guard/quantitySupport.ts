import { isSameQuantity } from '../text/quantities.ts'
import { idleTokens } from '../text/idleWords.ts'
import { flags } from '../text/scopeFlags.ts'
import type { Analysis, QuantityPlace, TermPlace } from './analysis.ts'
import { digitsOf, type GuardRecord } from './guardRecord.ts'
import { otherMost, placeInRow, turnedRound } from './valueRows.ts'
import { statedAge } from './statedAge.ts'
import { otherInSlot } from './verbatimSlot.ts'
import { isArrow, labelOf, matchesLabel, termAt, withoutIdle, type Label } from './quantityLabel.ts'

export type QuantitySupport =
  | { readonly kind: 'carried'; readonly place: QuantityPlace }
  /** The value stands in the record, but for something else. */
  | {
      readonly kind: 'moved'
      readonly place: QuantityPlace
      /** All places of the value. */
      readonly places: readonly QuantityPlace[]
      readonly right: QuantityPlace | undefined
      /** The record has `right` between the very words of the draft, or as the patient's age: no other reading excuses that. */
      readonly isCopied?: true
    }
  /** The value does not stand in the record; `right` is what the record has for the same words. */
  | { readonly kind: 'missing'; readonly right: QuantityPlace | undefined }

const reach = 6
const age = /^\d{1,3}[\s-]?(?:years?[\s-]old|yo\b|y\/o|岁)/i
const infantAge = /^(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-]?(?:year|month|week|day)s?[\s-]old/i
const course = /\d\s*[剂付帖]/
export function supportQuantity(record: GuardRecord, draft: Analysis, quantity: QuantityPlace): QuantitySupport {
  const label = withoutIdle(draft, quantity, labelOf(draft, quantity, reach))
  const same = placesOf(record, quantity).filter(
    (place) =>
      isSameQuantity(quantity, place) &&
      (isOrdinal(draft, quantity) === isOrdinal(record, place) || (isDayAfter(draft, quantity) && isDayAfter(record, place))),
  )
  const stated = statedAge(record, draft, quantity)
  if (stated?.isSame) return { kind: 'carried', place: stated.place }
  const slot = stated?.place ?? otherInSlot(record, draft, quantity)
  if (slot) return same[0] ? { kind: 'moved', place: same[0], places: same, right: slot, isCopied: true } : { kind: 'missing', right: slot }
  const turned = turnedRound(record, draft, quantity) ?? otherMost(record, draft, quantity, same)
  if (turned && same[0]) return { kind: 'moved', place: same[0], places: same, right: turned }
  const carrying = same.find(
    (place) =>
      matchesLabel(record, draft, label, place) ||
      followsSame(record, draft, quantity, place) ||
      hasSameLead(record, draft, quantity, place),
  )
  if (carrying) return { kind: 'carried', place: carrying }
  // how often a prescription is taken is of all its herbs, and of none of them
  const courses = same.find((place) =>
    [draft.folded.slice(quantity.start, quantity.end + 1), record.folded.slice(place.start, place.end + 1)].every((text) =>
      course.test(text),
    ),
  )
  if (courses) return { kind: 'carried', place: courses }
  const clock = same.find(
    (place) => isClockTime(draft, quantity) && isClockTime(record, place) && sharesSentence(record, draft, quantity, place),
  )
  if (clock) return { kind: 'carried', place: clock }
  const age = ageOf(record, draft, quantity)
  if (age) return { kind: 'carried', place: age }
  const gestation = gestationOf(record, draft, quantity)
  if (gestation) return { kind: 'carried', place: gestation }
  const pair = same.find(
    (place) =>
      isPair(draft, quantity) &&
      isPair(record, place) &&
      (isPressure(quantity) ? !measurementOf(draft, quantity)?.kinds.includes('lab') : sharesSentence(record, draft, quantity, place)),
  )
  if (pair) return { kind: 'carried', place: pair }
  const row = placeInRow(record, draft, quantity, same) ?? dailyOf(record, draft, quantity, label)
  if (row) return { kind: 'carried', place: row }
  const steps = stepsOf(record, draft, quantity, label)
  if (steps) return { kind: 'carried', place: steps }
  const right = valueFor(record, draft, label, quantity)
  const [first] = same
  return first ? { kind: 'moved', place: first, places: same, right } : { kind: 'missing', right }
}

/** A value that the record has without a unit, for the same measurement as the draft has it with one: FBG 9.8. */
export function bareValue(record: GuardRecord, draft: Analysis, quantity: QuantityPlace): QuantityPlace | undefined {
  const label = withoutIdle(draft, quantity, labelOf(draft, quantity, reach))
  if (quantity.unit === null || label.before.length === 0) return undefined
  return placesOf(record, quantity).find(
    (place) =>
      place.unit === null &&
      place.rawUnit === '' &&
      !place.isDate &&
      place.values.length === quantity.values.length &&
      place.values.every((value, index) => value === quantity.values[index]) &&
      !/^\s?(?:→|->)/.test(record.folded.slice(place.end, place.end + 4)) &&
      saysAll(record, draft, label, place) &&
      matchesLabel(record, draft, label, place),
  )
}

/** Every word of the draft between a measurement and the clause's start stands before the record's value too: 术前Hb 118 is not Hb 118（术前131）. */
function saysAll(record: GuardRecord, draft: Analysis, label: Label, place: QuantityPlace): boolean {
  const told = new Set(labelOf(record, place, 10, true).before.map((index) => record.tokens[index]?.text))
  const clause = draft.tokens[label.before[0] ?? -1]?.clause
  return label.before.every((index) => {
    const token = draft.tokens[index]
    return !token || token.weight === 0 || token.clause !== clause || termAt(draft, index) !== undefined || told.has(token.text)
  })
}

/** The measurement that a value of the draft is of. */
export const measurementOf = (draft: Analysis, quantity: QuantityPlace): TermPlace | undefined => {
  const { before } = labelOf(draft, quantity, reach)
  return termAt(draft, before[0]) ?? termAt(draft, before[1])
}

const weeksAndDays = /^\d{1,2}\s?(?:\+\s?[0-6]\s?周|周\s?\+\s?[0-6]|w\s?[0-6]\s?d|\s?weeks? (?:and )?[0-6] days?)/i

/** 31w4d, 38+2周: so exact an age of a pregnancy is that of no other thing. */
function gestationOf(record: GuardRecord, draft: Analysis, quantity: QuantityPlace): QuantityPlace | undefined {
  // the 3 weeks of 28+3周 begin with the 28
  const age = (text: Analysis, { start }: QuantityPlace) =>
    weeksAndDays
      .exec(
        text.folded.slice(
          start - (/(?<!\d)\d{1,2}\+$/.exec(text.folded.slice(Math.max(0, start - 4), start))?.[0].length ?? 0),
          start + 24,
        ),
      )?.[0]
      .match(/\d+/g)
      ?.join('+')
  const own = age(draft, quantity)
  return own === undefined ? undefined : placesOf(record, quantity).find((place) => age(record, place) === own)
}

/** 每日500ml is 500ml/日. */
function dailyOf(record: GuardRecord, draft: Analysis, quantity: QuantityPlace, label: Label): QuantityPlace | undefined {
  if (!/每[日天]\s?$/.test(draft.folded.slice(Math.max(0, quantity.start - 3), quantity.start))) return undefined
  const own = draft.folded.slice(quantity.start, quantity.end).toLowerCase()
  return placesOf(record, quantity).find((place) => {
    const text = record.folded.slice(place.start, place.end).toLowerCase()
    return text.startsWith(own) && /^\/(?:日|天|d|24h)$/.test(text.slice(own.length)) && matchesLabel(record, draft, label, place)
  })
}

/** From 3.4 to 2.1: the two values of “Cr 3.4 -> 2.1”. */
function stepsOf(record: GuardRecord, draft: Analysis, quantity: QuantityPlace, label: Label): QuantityPlace | undefined {
  const [first, second] = quantity.values
  if (quantity.values.length !== 2 || !/\d\s?(?:to|[升降增减]?[至到]|->)\s?\d/.test(draft.folded.slice(quantity.start, quantity.end)))
    return undefined
  return placesOf(record, quantity).find((place) => {
    if (place.values[0] !== first) return false
    const at = record.quantityOf[place.from] ?? -1
    const [before, next] = [record.quantities[at - 1], record.quantities[at + 1]]
    const isForth = next?.values[0] === second && isArrow(record.folded.slice(place.end, next?.start))
    // 1.5 cm (was 4.2 cm): the other way round
    if (before && before.values[0] === second && formerly.test(record.folded.slice(before.end, place.start)))
      return matchesLabel(record, draft, label, before)
    // hs-cTnT 214ng/L（参考<14），3小时后复测486ng/L
    const isLater = record.quantities
      .slice(at + 1, at + 5)
      .some(
        (other) =>
          other.values[0] === second &&
          /后|复|次日|今|现|→|[升降增减]/.test(record.folded.slice(place.end, other.start)) &&
          record.clauses[other.clause]?.sentence === record.clauses[place.clause]?.sentence,
      )
    return (isForth || isLater) && matchesLabel(record, draft, label, place)
  })
}

const formerly = /^\s?\((?:was|from|prev(?:iously)?|before|baseline)\s$/i

/** 卧位136/70, 3/17枚: a pair is rarely that of another thing. */
const isPair = ({ folded }: Analysis, { start, values }: QuantityPlace) =>
  values.length === 2 && /^\d{1,3}\/\d{1,3}(?!\d|\/)/.test(folded.slice(start, start + 8))
const isPressure = ({ values: [high = 0, low = 0] }: QuantityPlace) => high >= 60 && low >= 30

const isClockTime = (text: Analysis, { start, end }: QuantityPlace) => /^(?:[01]?\d|2[0-4]):[0-5]\d$/.test(text.folded.slice(start, end))

/** What happened at a time stands in that sentence of the record, wherever in it: half of the clause's content does. */
function sharesSentence(record: GuardRecord, draft: Analysis, { clause }: QuantityPlace, place: QuantityPlace): boolean {
  const own = draft.clauses[clause]
  const sentence = record.clauses[place.clause]?.sentence
  if (!own || sentence === undefined) return false
  let [from, to] = [place.clause, place.clause]
  while (record.clauses[from - 1]?.sentence === sentence) from--
  while (record.clauses[to + 1]?.sentence === sentence) to++
  const told = new Set(record.tokens.slice(record.clauses[from]?.from, record.clauses[to]?.to).map(({ text }) => text))
  const words = draft.tokens.slice(own.from, own.to).filter(({ weight }) => weight > 0)
  return words.length > 0 && words.filter(({ text }) => told.has(text)).length >= words.length / 2
}

/** The second day of a stay lasts no two days. */
const isOrdinal = (text: Analysis, { start, unit }: QuantityPlace) =>
  unit?.dimension === 'time' && /第\s?$/.test(text.folded.slice(Math.max(0, start - 2), start))

/** 术后3天 is 术后第3天. */
const isDayAfter = ({ folded }: Analysis, { start, unit }: QuantityPlace) =>
  unit?.dimension === 'time' && /[术伤产]后第?\s?$/.test(folded.slice(Math.max(0, start - 4), start))

/** An age: the same years beside 岁 anywhere of the same person, or a bare number of the record's first lines, “Mr G, 73”. */
function ageOf(record: GuardRecord, draft: Analysis, quantity: QuantityPlace): QuantityPlace | undefined {
  const { start, from, values } = quantity
  const written = draft.folded.slice(start, start + 20)
  if (infantAge.test(written)) {
    // 22-month-old of “22 mo”, six-year-old of 6yo: in the record's first lines
    const place = record.quantitiesByDigits.get(digitsOf(values[0] ?? 0))?.find((one) => one.start < 300 && isSameQuantity(quantity, one))
    if (place) return place
  }
  if (!age.test(written)) return undefined
  const own = (draft.flags[from] ?? 0) & flags.family
  return record.quantitiesByDigits.get(digitsOf(values[0] ?? 0))?.find((place) => {
    if (place.values.length !== 1 || place.values[0] !== values[0]) return false
    const isAge = age.test(record.folded.slice(place.start, place.start + 16)) && ((record.flags[place.from] ?? 0) & flags.family) === own
    return isAge || (place.start < 300 && place.unit === null)
  })
}

/** The 3 months of 1年3个月: both follow the same quantity without a gap. */
function followsSame(record: GuardRecord, draft: Analysis, quantity: QuantityPlace, place: QuantityPlace): boolean {
  const own = quantityBefore(draft, quantity)
  const other = quantityBefore(record, place)
  return own !== undefined && other !== undefined && isSameQuantity(own, other)
}

const sinceWhat = /(?:[术伤产病]|化疗|放疗|移植)后$/

/** The same two words directly before both values, one of which says something: peak 16 on day 2. */
function hasSameLead(record: GuardRecord, draft: Analysis, quantity: QuantityPlace, place: QuantityPlace): boolean {
  // 根治术后3个月 of 术后3月
  const since = (text: Analysis, { start }: QuantityPlace) => sinceWhat.exec(text.folded.slice(Math.max(0, start - 4), start))?.[0]
  if (quantity.unit?.dimension === 'time' && since(draft, quantity) !== undefined && since(draft, quantity) === since(record, place))
    return true
  const clause = draft.clauses[quantity.clause]
  if (!clause || quantity.from - 2 < clause.from) return false
  const idle = idleTokens(draft, clause)
  let weight = 0
  for (let step = 1; step <= 2; step++) {
    const own = draft.tokens[quantity.from - step]
    if (own === undefined || own.text !== record.tokens[place.from - step]?.text) return false
    if (!idle[quantity.from - step - clause.from]) weight += own.weight
  }
  return weight >= 2
}

function quantityBefore(text: Analysis, { from, start }: QuantityPlace): QuantityPlace | undefined {
  const before = text.quantities[text.quantityOf[from - 1] ?? -1]
  return before?.end === start ? before : undefined
}

function placesOf(record: GuardRecord, quantity: QuantityPlace): readonly QuantityPlace[] {
  const value = quantity.values[0] ?? 0
  const known = record.quantitiesByDigits.get(digitsOf(value)) ?? []
  const factor = quantity.unit?.factor
  if (factor === undefined || factor === null || quantity.unit?.dimension !== 'time') return known
  // 2周 and 14天 have no digits in common
  const base = value * factor
  const converted = [60, 3600, 86_400, 604_800, 12, 1].flatMap((other) => record.quantitiesByDigits.get(digitsOf(base / other)) ?? [])
  return [...new Set([...known, ...converted])]
}

const isLikeKind = (one: QuantityPlace, other: QuantityPlace) =>
  one.unit === null || other.unit === null || one.unit.dimension === other.unit.dimension

/** The record's value for the same words, where it is of the same kind. */
function valueFor(record: GuardRecord, draft: Analysis, label: Label, quantity: QuantityPlace): QuantityPlace | undefined {
  const seen = new Set<number>()
  for (const index of [...label.before.slice(0, 2), ...label.after.slice(0, 2)]) {
    for (const place of record.words.get(draft.tokens[index]?.text ?? '') ?? []) {
      for (let near = place - 8; near < place + 9; near++) {
        const at = record.quantityOf[near] ?? -1
        if (at < 0 || seen.has(at)) continue
        seen.add(at)
        const candidate = record.quantities[at] as QuantityPlace
        if (candidate.values.length !== quantity.values.length || !isLikeKind(candidate, quantity)) continue
        if (matchesLabel(record, draft, label, candidate)) return candidate
      }
    }
    if (seen.size > 60) return undefined
  }
  return undefined
}
