import { idleTokens } from '../text/idleWords.ts'
import type { Analysis, GuardToken, QuantityPlace, TermPlace } from './analysis.ts'
import { isGluedName, type GuardRecord } from './guardRecord.ts'

/** What stands around a value: the words that say of what it is. */
export type Label = { readonly before: readonly number[]; readonly after: readonly number[]; /** 3天前 */ readonly isBack: boolean }

const sizeWord = /^[大小者较最其长宽厚径直短]$/

/** 每日3次 is a term as well, and names nothing. */
const naming: ReadonlySet<string> = new Set(['lab', 'exam', 'drug', 'disease', 'symptom', 'procedure', 'anatomy'])
const measures = new Set(['lab', 'exam', 'drug'])

const goesOnTo = /^\s?(?:\([^)]*\)\s?)?(?:→|->)/
export const isArrow = (between: string) => /^\s?(?:→|->|=>|-->)\s?$/.test(between)
/** 由118降至79: what stands between the two values says that they are of one thing. */
export const isChange = (between: string) =>
  /^[^，,。；;\d]{0,3}(?:[降升减增加改变转调](?:低|高|少|加|为|整|到|至)?(?:为|到|至)|→|恢复至)约?\s?$/.test(between)

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
      // the 17 of HAMD-17评分23分 is part of a name
      if (other >= 0 && !((text.termOf[index] as number) >= 0) && !isGluedName(text, text.quantities[other] as QuantityPlace)) {
        // Cr 3.4 -> 2.1: both are of the same thing, the first and the last of a row
        const { start, end } = text.quantities[other] as QuantityPlace
        const isLast = !goesOnTo.test(text.folded.slice(quantity.end, quantity.end + 24))
        if (step < 0 && found.length === 0 && isLast && isArrow(text.folded.slice(end, quantity.start)) && start < quantity.start) continue
        // MBI　35　65: the columns of a row
        if (step < 0 && crosses && found.length === 0 && /^(?:[ \t]{2,}|\t)$/.test(text.folded.slice(end, quantity.start))) continue
        if (step < 0 && start < quantity.start && isPassed(text, text.quantities[other] as QuantityPlace, quantity, found.length)) continue
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

/**
 * Whether a value's name may stand before another value: 高血压3级10年 is told of the 高血压, the days of 布地奈德1mg每日2次共5天 of the drug, and the last of
 * 由118降至79 of what fell.
 */
function isPassed(text: Analysis, other: QuantityPlace, quantity: QuantityPlace, found: number): boolean {
  if (other.clause !== quantity.clause) return false
  const around = text.folded.slice(Math.max(0, other.start - 1), other.end + 1)
  if (/^第|[级期型度]$/.test(around) || /[级期型度]$/.test(around.slice(0, -1))) return true
  const between = text.folded.slice(other.end, quantity.start)
  if (isChange(between)) return true
  if (quantity.unit?.dimension !== 'time' || other.unit?.dimension === 'time' || /[前后]$/.test(between)) return false
  const isGiven = other.unit !== null && givenIn.has(other.unit.dimension)
  return isGiven && found <= 8 && (!/[，,。；;、]/.test(between) || /[、,，]\s?(?:疗程|共|连[用服])$/.test(between))
}

const givenIn = new Set(['mass', 'volume', 'activity', 'count', 'rate'])

/** Whether an English comma stands directly before a token. */
function isPhraseBreak({ folded, tokens }: Analysis, index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]]
  return token?.kind === 'word' && before?.kind === 'word' && folded.slice(before.end, token.start).startsWith(',')
}

/** 治疗7剂: a word that claims nothing does not say of what a value is; neither does one of how it moved, which other rules hold against the record. */
export function withoutIdle(draft: Analysis, { clause }: QuantityPlace, label: Label): Label {
  const own = draft.clauses[clause]
  if (!own) return label
  const idle = idleTokens(draft, own)
  const says = (index: number) => !idle[index - own.from] || (draft.termOf[index] as number) >= 0
  const told = { ...label, before: label.before.filter(says), after: label.after.filter(says) }
  const measured = measuring(draft, own)
  const names = (index: number) => !measured.has(index) || termAt(draft, index)?.kinds.some((kind) => naming.has(kind)) === true
  if (!hasContent(draft, told)) return told
  const named = [told, label].map(({ before, after, isBack }) => ({ before: before.filter(names), after: after.filter(names), isBack }))
  // 近10日加重: where nothing else is left, the 加重 says of what the days are
  return named.find((left) => hasContent(draft, left)) ?? (named[0] as Label)
}

const hasContent = (draft: Analysis, { before, after }: Label) =>
  [...before, ...after].some((index) => (draft.tokens[index]?.weight ?? 0) > 0)

/** Words around a value that say how it was taken or moved and not of what it is. */
const measuringWords =
  /平均|均值|最?近|[约共总仅只需达]|为期|合计|累计|维持|左右|上下|不?少于|至少|不足|不?超过|大于|小于|[高低]于|每[日天晚周月次]|[\d一二两三四]次|至今|[余逾]|下降|降低|减少|减轻|上升|升高|增加|[降升减增加改调](?:[整低高少]?[至为到])?/g

const measuringOf = new WeakMap<Analysis['clauses'][number], ReadonlySet<number>>()

function measuring(draft: Analysis, clause: Analysis['clauses'][number]): ReadonlySet<number> {
  let found = measuringOf.get(clause)
  if (found) return found
  const own = new Set<number>()
  let at = clause.from
  for (const { index, 0: word } of draft.folded.slice(clause.start, clause.end).matchAll(measuringWords)) {
    while (at < clause.to && (draft.tokens[at]?.start ?? 0) < clause.start + index) at++
    for (let token = at; token < clause.to && (draft.tokens[token]?.end ?? 0) <= clause.start + index + word.length; token++) own.add(token)
  }
  measuringOf.set(clause, (found = own))
  return found
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
    [index - 1, index + 1].some((near) => own.includes(near) && isHit(near)) ||
    isWord(record, other, draft.tokens[index]?.text ?? '')
  const hits = nearest.filter(
    (index) => (isHit(index) && isWhole(index)) || termAt(draft, index)?.concepts.some((concept) => concepts.has(concept)),
  )
  return hits.length / nearest.length
}

const told: ReadonlySet<string> = new Set(['symptom', 'disease', 'procedure'])
const dated: ReadonlySet<string> = new Set(['exam', 'procedure', 'drug'])

/** 心悸阵发1年 of 心悸1年: half of what is named beside the one value stands beside the other. */
function sharesTerms(draft: Analysis, beside: readonly number[], record: GuardRecord, other: Label, wanted = told): boolean {
  const own = new Set(beside.flatMap((index) => termAt(draft, index) ?? []).filter(({ kinds }) => kinds.some((kind) => wanted.has(kind))))
  if (own.size === 0) return false
  const concepts = new Set([...other.before, ...other.after].flatMap((index) => termAt(record, index)?.concepts ?? []))
  const shared = [...own].filter((term) => term.concepts.some((concept) => concepts.has(concept)))
  return shared.length >= own.size / 2
}

/** 喘2天: an ideograph that stands alone before the record's value is a word there, the short form of the draft's 气喘. */
function isWord(record: GuardRecord, other: readonly number[], text: string): boolean {
  const first = other[0]
  if (first === undefined || record.tokens[first]?.text !== text) return false
  const before = record.tokens[first - 1]
  return before === undefined || before.end < (record.tokens[first]?.start ?? 0) || before.weight === 0
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
  if (sharesTerms(draft, label.before, record, other)) return true
  if (place.isDate && sharesTerms(draft, label.after, record, other, dated)) return true
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
  // 眼底检查 is 眼底 of the record
  const head = term.kinds.includes('drug') ? 0 : (/(?:检查|试验|测定|检测)$/.exec(term.surface)?.[0].length ?? 0)
  const to = term.to - term.from > head ? term.to - head : term.to
  for (let index = term.from; index < to; index++) if (!texts.has(draft.tokens[index]?.text)) return false
  return true
}

/** Directly before the value stands the same measurement in both. */
function isValuePair(draft: Analysis, label: Label, record: GuardRecord, other: Label): boolean {
  const a = termAt(draft, label.before[0])
  const b = termAt(record, other.before[0])
  return a !== undefined && b !== undefined && a.concepts.some((concept) => b.concepts.includes(concept))
}
