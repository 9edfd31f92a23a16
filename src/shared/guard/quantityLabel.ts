import { idleTokens } from '../text/idleWords.ts'
import type { Analysis, GuardToken, QuantityPlace, TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'

/** What stands around a value: the words that say of what it is. */
export type Label = { readonly before: readonly number[]; readonly after: readonly number[]; /** 3天前 */ readonly isBack: boolean }

const sizeWord = /^[大小者较最其长宽厚径直短]$/

const measures = new Set(['lab', 'exam', 'drug'])

const goesOnTo = /^\s?(?:\([^)]*\)\s?)?(?:→|->)/
export const isArrow = (between: string) => /^\s?(?:→|->|=>|-->)\s?$/.test(between)

/** Content tokens before the value, nearest first, back to the last value or the sentence's start; the same after it. */
export function labelOf(text: Analysis, quantity: QuantityPlace, limit: number, crosses = false): Label {
  const sentence = text.clauses[quantity.clause]?.sentence
  const endsAtSemicolon = text.folded[(text.clauses[quantity.clause]?.end ?? 0) - 1] === ';'
  const isDue = /^[后前]/.test(text.folded.slice(quantity.end, quantity.end + 1))
  const collect = (from: number, step: 1 | -1) => {
    const found: number[] = []
    let at = quantity.clause
    for (let index = from; index >= 0 && index < text.tokens.length && found.length < limit && Math.abs(index - from) < 24; index += step) {
      const token = text.tokens[index] as GuardToken
      // in the record a value that opens its line may be of what the line before named
      if (text.clauses[token.clause]?.sentence !== sentence && (!crosses || step > 0 || found.length > 0)) break
      const other = text.quantityOf[index] as number
      if (other >= 0 && !((text.termOf[index] as number) >= 0)) {
        // Cr 3.4 -> 2.1: both are of the same thing, the first and the last of a row
        const { start, end } = text.quantities[other] as QuantityPlace
        const isLast = !goesOnTo.test(text.folded.slice(quantity.end, quantity.end + 24))
        if (step < 0 && found.length === 0 && isLast && isArrow(text.folded.slice(end, quantity.start)) && start < quantity.start) continue
        break
      }
      if (token.clause !== at) {
        // 4小时后评估，复查电解质: what is due then goes on over the comma
        const goesOn = crosses && step > 0 && isDue && at === quantity.clause
        // 胆囊多发结石，较大者约1.8cm: the size is of what stands before the comma
        const isSize = crosses && step < 0 && found.every((index) => sizeWord.test(text.tokens[index]?.text ?? ''))
        if ((found.length > 0 && !goesOn && !isSize) || (step > 0 ? endsAtSemicolon : isDue)) break
        at = token.clause
      }
      // in English the comma parts what a value is of from the next thing
      if (found.length > 0 && isPhraseBreak(text, step > 0 ? index : index + 1)) break
      if (token.weight > 0 || token.kind === 'word') found.push(index)
    }
    return found
  }
  const before = collect(quantity.from - 1, -1)
  const after = collect(quantity.to, 1)
  // 腰痛1年，加重1月: what the next clause says is of another value, unless nothing before names this one
  const isNamed = before.some((index) => text.tokens[index]?.clause === quantity.clause)
  const own = isNamed ? after.filter((index) => text.tokens[index]?.clause === quantity.clause) : after
  // CT chest in 6 months, clinic in 4 weeks
  const first = own[0]
  if (isNamed && first !== undefined && isPhraseBreak(text, first)) return { before, after: [], isBack: text.folded[quantity.end] === '前' }
  return { before, after: own, isBack: text.folded[quantity.end] === '前' }
}

/** Whether an English comma stands directly before a token. */
function isPhraseBreak({ folded, tokens }: Analysis, index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]]
  return token?.kind === 'word' && before?.kind === 'word' && folded.slice(before.end, token.start).startsWith(',')
}

/** 治疗7剂: a word that claims nothing does not say of what a value is. */
export function withoutIdle(draft: Analysis, { clause }: QuantityPlace, label: Label): Label {
  const own = draft.clauses[clause]
  if (!own) return label
  const idle = idleTokens(draft, own)
  const says = (index: number) => !idle[index - own.from] || (draft.termOf[index] as number) >= 0
  return { ...label, before: label.before.filter(says), after: label.after.filter(says) }
}

export const termAt = (text: Analysis, token: number | undefined): TermPlace | undefined =>
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

export function matchesLabel(record: GuardRecord, draft: Analysis, label: Label, place: QuantityPlace): boolean {
  const other = labelOf(record, place, 10, true)
  const around = [...other.before, ...other.after]
  const before = label.before.filter((index) => (draft.tokens[index]?.weight ?? 0) > 0)
  const after = label.after.filter((index) => (draft.tokens[index]?.weight ?? 0) > 0)
  if (before.length === 0 && after.length === 0) return true
  if (isValuePair(draft, label, record, other)) return true
  if (isVisit(draft, before) && isVisit(record, other.before.slice(0, 3))) return true
  const term = termAt(draft, label.before[0]) ?? termAt(draft, label.before[1])
  if (before.length > 0 && term && term.kinds.some((kind) => measures.has(kind)))
    return namesSame(draft, term, record, other.before) || (!isNamedBefore(record, other) && namesSame(draft, term, record, other.after))
  const share = Math.max(shareIn(draft, before, record, around, 3), shareIn(draft, before, record, other.before, 2))
  if (share >= 0.5) return true
  if (shareIn(draft, after, record, around, 3) >= 0.5) return true
  return before.length === 0 && place.unit?.dimension === 'time' && label.isBack && namesOneThing(draft, label.after, record, place)
}

const visits = /^(?:return|rtc|review|clinic|appointment|appt|seen|see|recheck)$/
/** Return in 1 week, RTC 1 week. */
const isVisit = ({ tokens }: Analysis, label: readonly number[]) => visits.test(tokens[label[0] ?? -1]?.text ?? '')

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
