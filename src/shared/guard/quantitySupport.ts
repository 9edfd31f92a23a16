import { isSameQuantity } from '../text/quantities.ts'
import { idleTokens } from '../text/idleWords.ts'
import { flags } from '../text/scopeFlags.ts'
import type { Analysis, GuardToken, QuantityPlace, TermPlace } from './analysis.ts'
import { digitsOf, type GuardRecord } from './guardRecord.ts'

/** What stands around a value: the words that say of what it is. */
type Label = { readonly before: readonly number[]; readonly after: readonly number[]; /** 3天前 */ readonly isBack: boolean }

export type QuantitySupport =
  | { readonly kind: 'carried'; readonly place: QuantityPlace }
  /** The value stands in the record, but for something else. */
  | { readonly kind: 'moved'; readonly place: QuantityPlace; readonly right: QuantityPlace | undefined }
  /** The value does not stand in the record; `right` is what the record has for the same words. */
  | { readonly kind: 'missing'; readonly right: QuantityPlace | undefined }

const reach = 6
const age = /^\d{1,3}[\s-]?(?:years?[\s-]old|yo\b|y\/o|岁)/i
const course = /\d\s*[剂付帖]/
const measures = new Set(['lab', 'exam', 'drug'])

export function supportQuantity(record: GuardRecord, draft: Analysis, quantity: QuantityPlace): QuantitySupport {
  const label = withoutIdle(draft, quantity, labelOf(draft, quantity, reach))
  const same = placesOf(record, quantity).filter(
    (place) => isSameQuantity(quantity, place) && isOrdinal(draft, quantity) === isOrdinal(record, place),
  )
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
  const right = valueFor(record, draft, label, quantity)
  const [first] = same
  return first ? { kind: 'moved', place: first, right } : { kind: 'missing', right }
}

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

/** An age: the same years beside 岁 anywhere of the same person, or a bare number of the record's first lines, “Mr G, 73”. */
function ageOf(record: GuardRecord, draft: Analysis, { start, from, values }: QuantityPlace): QuantityPlace | undefined {
  if (!age.test(draft.folded.slice(start, start + 16))) return undefined
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

/** The same two words directly before both values, one of which says something: peak 16 on day 2. */
function hasSameLead(record: GuardRecord, draft: Analysis, quantity: QuantityPlace, place: QuantityPlace): boolean {
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

/** Content tokens before the value, nearest first, back to the last value or the sentence's start; the same after it. */
function labelOf(text: Analysis, quantity: QuantityPlace, limit: number, crosses = false): Label {
  const sentence = text.clauses[quantity.clause]?.sentence
  const endsAtSemicolon = text.folded[(text.clauses[quantity.clause]?.end ?? 0) - 1] === ';'
  const collect = (from: number, step: 1 | -1) => {
    const found: number[] = []
    for (let index = from; index >= 0 && index < text.tokens.length && found.length < limit && Math.abs(index - from) < 24; index += step) {
      const token = text.tokens[index] as GuardToken
      // in the record a value that opens its line may be of what the line before named
      if (text.clauses[token.clause]?.sentence !== sentence && (!crosses || step > 0 || found.length > 0)) break
      const other = text.quantityOf[index] as number
      if (other >= 0 && !((text.termOf[index] as number) >= 0)) break
      if (token.clause !== quantity.clause && (found.length > 0 || (step > 0 && endsAtSemicolon))) break
      if (token.weight > 0 || token.kind === 'word') found.push(index)
    }
    return found
  }
  const before = collect(quantity.from - 1, -1)
  const after = collect(quantity.to, 1)
  // 腰痛1年，加重1月: what the next clause says is of another value, unless nothing before names this one
  const isNamed = before.some((index) => text.tokens[index]?.clause === quantity.clause)
  const own = isNamed ? after.filter((index) => text.tokens[index]?.clause === quantity.clause) : after
  return { before, after: own, isBack: text.folded[quantity.end] === '前' }
}

/** 治疗7剂: a word that claims nothing does not say of what a value is. */
function withoutIdle(draft: Analysis, { clause }: QuantityPlace, label: Label): Label {
  const own = draft.clauses[clause]
  if (!own) return label
  const idle = idleTokens(draft, own)
  const says = (index: number) => !idle[index - own.from] || (draft.termOf[index] as number) >= 0
  return { ...label, before: label.before.filter(says), after: label.after.filter(says) }
}

const termAt = (text: Analysis, token: number | undefined): TermPlace | undefined =>
  token === undefined ? undefined : text.terms[text.termOf[token] ?? -1]

function shareIn(draft: Analysis, own: readonly number[], record: GuardRecord, other: readonly number[], count: number): number {
  const nearest = own.filter((index) => (draft.tokens[index]?.weight ?? 0) > 0).slice(0, count)
  if (nearest.length === 0) return 0
  const texts = new Set(other.map((index) => record.tokens[index]?.text))
  const concepts = new Set(other.flatMap((index) => termAt(record, index)?.concepts ?? []))
  const isHit = (index: number) => texts.has(draft.tokens[index]?.text)
  // an ideograph alone says little: 黄 of 黄芩 is not 黄 of 黄连
  const isWhole = (index: number) =>
    draft.tokens[index]?.kind !== 'han' ||
    [index - 1, index + 1].every((near) => !own.includes(near)) ||
    [index - 1, index + 1].some((near) => own.includes(near) && isHit(near))
  const hits = nearest.filter(
    (index) => (isHit(index) && isWhole(index)) || termAt(draft, index)?.concepts.some((concept) => concepts.has(concept)),
  )
  return hits.length / nearest.length
}

function matchesLabel(record: GuardRecord, draft: Analysis, label: Label, place: QuantityPlace): boolean {
  const other = labelOf(record, place, 10, true)
  const around = [...other.before, ...other.after]
  const before = label.before.filter((index) => (draft.tokens[index]?.weight ?? 0) > 0)
  const after = label.after.filter((index) => (draft.tokens[index]?.weight ?? 0) > 0)
  if (before.length === 0 && after.length === 0) return true
  if (isValuePair(draft, label, record, other)) return true
  const term = termAt(draft, label.before[0]) ?? termAt(draft, label.before[1])
  if (before.length > 0 && term && term.kinds.some((kind) => measures.has(kind)))
    return namesSame(draft, term, record, other.before) || (!isNamedBefore(record, other) && namesSame(draft, term, record, other.after))
  const share = Math.max(shareIn(draft, before, record, around, 3), shareIn(draft, before, record, other.before, 2))
  if (share >= 0.5) return true
  if (shareIn(draft, after, record, around, 3) >= 0.5) return true
  return before.length === 0 && place.unit?.dimension === 'time' && label.isBack && namesOneThing(draft, label.after, record, place)
}

/** 1个月前突发腹痛: a finding that the draft dates stands in the record's sentence too, however that goes on. */
function namesOneThing(draft: Analysis, after: readonly number[], record: GuardRecord, place: QuantityPlace): boolean {
  const sentence = record.clauses[place.clause]?.sentence
  return after.some((index) =>
    termAt(draft, index)?.concepts.some((concept) =>
      record.concepts.get(concept)?.some(({ clause }) => record.clauses[clause]?.sentence === sentence),
    ),
  )
}

/** A value that has its name before it does not belong to the next one's: creatinine 3.1 mg/dL, hemoglobin 9.2 g/dL. */
function isNamedBefore(record: GuardRecord, other: Label): boolean {
  const [first, second] = other.before
  const isPlainWord = first !== undefined && record.tokens[first]?.weight === 0
  const name = termAt(record, first) ?? (isPlainWord ? termAt(record, second) : undefined)
  return name !== undefined && name.kinds.some((kind) => measures.has(kind))
}

/** Whether some words near the record's value name the same measurement or drug. */
function namesSame(draft: Analysis, term: TermPlace, record: GuardRecord, other: readonly number[]): boolean {
  const texts = new Set(other.map((index) => record.tokens[index]?.text))
  if (other.some((index) => termAt(record, index)?.concepts.some((concept) => term.concepts.includes(concept)))) return true
  for (let index = term.from; index < term.to; index++) if (!texts.has(draft.tokens[index]?.text)) return false
  return true
}

/** Directly before the value stands the same measurement in both. */
function isValuePair(draft: Analysis, label: Label, record: GuardRecord, other: Label): boolean {
  const a = termAt(draft, label.before[0])
  const b = termAt(record, other.before[0])
  return a !== undefined && b !== undefined && a.concepts.some((concept) => b.concepts.includes(concept))
}

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
        if (candidate.values.length !== quantity.values.length) continue
        if (matchesLabel(record, draft, label, candidate)) return candidate
      }
    }
    if (seen.size > 60) return undefined
  }
  return undefined
}
