import type { TermKind } from '../lexicon/lexiconTables.ts'
import { flags } from '../text/scopeFlags.ts'
import { termsOf } from './align.ts'
import type { Analysis, GuardClause, QuantityPlace, TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { isPartOfName } from './mentions.ts'
import { firstFrom, tokenAt } from './ordered.ts'

/** What a result is said to be. */
export type Direction = 'high' | 'low' | 'positive' | 'negative' | 'abnormal' | 'normal'
export type ResultClaim = {
  /** Token spans of the result's word and of what it is said of. */
  readonly from: number
  readonly to: number
  readonly subject: readonly [number, number]
  readonly direction: Direction
  /** Where the record speaks of the subject. */
  readonly place: readonly [number, number]
}

const words: readonly (readonly [Direction, RegExp])[] = [
  [
    'high',
    /升高|增高|偏高|过高|上升|超标|高于正常|↑|\b(?:elevated|raised|high)\b(?![ -](?:blood|risk|dose|flow|grade|level|fever|school|resolution))/gi,
  ],
  [
    'low',
    /降低|下降|减低|偏低|过低|低于正常|↓|\b(?:low|decreased|reduced)\b(?![ -](?:back|risk|dose|flow|grade|level|molecular|lying|fat|salt|sodium))/gi,
  ],
  ['positive', /(?<!假)阳性|报阳|转阳|[(（]\+{1,4}[)）]|\b(?:pos(?:itive)?|reactive)\b|\+ve\b|(?<=\s)[1-4]\+/gi],
  ['abnormal', /(?<!未见|无|未发现|未及|明显|特殊|明确|显著)异常|\babnormal\b/gi],
  ['negative', /(?<!假)阴性|[(（]-[)）]|\bneg(?:ative)?\b|-ve\b/gi],
]
const opposite: Readonly<Record<Direction, Direction>> = {
  high: 'low', low: 'high', positive: 'negative', negative: 'positive', abnormal: 'normal', normal: 'abnormal',
} // prettier-ignore
/** Not claimed here (F9 does), only recognised as the answer. */
const normal = /(?:未见|无|未发现)(?:明显|明确|特殊|显著)?异常|(?<!不|欠)正常(?!值)|\b(?:normal|unremarkable)\b/i
/** The same words, for whether they stand anywhere. */
const saying = Object.fromEntries(words.map(([kind, pattern]) => [kind, new RegExp(pattern.source, 'i')])) as Record<
  Exclude<Direction, 'normal'>,
  RegExp
>
/** 体重降3kg says of a weight that it fell, and is no claim that it was low. */
const moved = { high: /[升增]\s?\d|[升增][至到]/, low: /[降减]\s?\d|[降减][至到]/ }
const says = (direction: Direction, text: string) =>
  direction === 'normal'
    ? normal.test(text)
    : saying[direction].test(text) || ((direction === 'high' || direction === 'low') && moved[direction].test(text))
const measured = new Set<TermKind>(['lab', 'exam', 'procedure'])
const pending = /送检|未归|未回|待回|待报|未出|pending|awaited|awaiting|not back|sent\b/i

/** A result in words. `isCarried`: the record has it, by a value or a mark too, as 升高 for ↑; `claim`: the record does not give it. */
export type Result = { readonly from: number; readonly to: number; readonly isCarried: boolean; readonly claim: ResultClaim | undefined }

/**
 * The results that the draft gives in words (升高, 阳性, elevated), in order. The record does not give one where it speaks of the same thing and has a
 * value without such a mark, the other result, or no result yet.
 */
export function resultsIn(record: GuardRecord, draft: Analysis): Result[] {
  return draft.clauses.flatMap((clause, at) => {
    const text = draft.folded.slice(clause.start, clause.end)
    return words.flatMap(([direction, pattern]) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const from = tokenAt(draft, clause, clause.start + match.index)
        const to = tokenAt(draft, clause, clause.start + match.index + match[0].length)
        if (((draft.flags[from] ?? 0) & (flags.negated | flags.planned | flags.uncertain)) !== 0 && direction !== 'negative') return []
        const place = clause.start + match.index
        if (isPartOfName(record, draft, place, place + match[0].length)) return []
        const isMark = /^[↑↓]$/.test(match[0]) && /[\w%)\u3400-\u9fff] ?$/.test(text.slice(0, match.index))
        const subject = subjectOf(record, draft, at, from, to, isMark)
        if (!subject) return []
        // a sign, (-), has no token of its own
        const span = to > from ? ([from, to] as const) : subject.span
        const claim = claimOf(record, direction, span, subject)
        return [{ from: span[0], to: span[1], isCarried: claim === 'carried', claim: typeof claim === 'object' ? claim : undefined }]
      }),
    )
  })
}

type Subject = { readonly span: readonly [number, number]; readonly places: readonly (readonly [number, number])[] }

/** The measurement that a result's word is about: the nearest before it, in English else the nearest after it; `isMark`: the arrow of a value before it. */
function subjectOf(record: GuardRecord, draft: Analysis, at: number, from: number, to: number, isMark: boolean): Subject | undefined {
  const clause = draft.clauses[at]
  if (!clause) return undefined
  const near = termsOf(draft, clause)
    .filter((term) => term.kinds.some((kind) => measured.has(kind)))
    .map((term) => ({
      term,
      gap: term.to <= from ? from - term.to : term.from >= to && !isMark ? 2 + term.from - to : Number.POSITIVE_INFINITY,
    }))
    .filter(({ gap }) => gap <= 6)
    .sort((a, b) => a.gap - b.gap)[0]?.term
  if (near) {
    const places = near.concepts.flatMap((concept) => record.concepts.get(concept) ?? [])
    if (places.length > 0) return { span: [near.from, near.to], places: places.map((place) => [place.from, place.to]) }
  }
  // a name that the dictionary lacks: the longest words directly before the result that the record has in a row
  const end = /^(?:试验|检查|测定)$/.test(`${draft.tokens[from - 2]?.text ?? ''}${draft.tokens[from - 1]?.text ?? ''}`) ? from - 2 : from
  for (let start = Math.max(clause.from, from - 8); start + 2 <= end; start++) {
    if ((draft.tokens[start]?.weight ?? 0) === 0) continue
    const places = [from, end].flatMap((to, at) => (at === 0 || to < from ? runsOf(record, draft, start, to) : []))
    if (places.length > 0) return { span: [start, from], places }
  }
  // 肾区叩击痛阳性 of 肾区叩痛(+): a sign under its other name
  const sign = termsOf(draft, clause).find((term) => term.to === from)
  const known = sign?.concepts.flatMap((concept) => record.concepts.get(concept) ?? []) ?? []
  if (sign && known.length > 0) return { span: [sign.from, sign.to], places: known.map((place) => [place.from, place.to]) }
  return wordBeside(record, draft, from, to)
}

/** In English one word will do: the one before the result, or the one after “elevated”. */
function wordBeside(record: GuardRecord, draft: Analysis, from: number, to: number): Subject | undefined {
  // with positive fFN: of what follows
  const isLed = /^(?:with|and|has|had|shows?|showed)$/.test(draft.tokens[from - 1]?.text ?? '')
  for (const index of isLed ? [to, from - 1, from - 2] : [from - 1, from - 2, to]) {
    const token = draft.tokens[index]
    if (token?.kind !== 'word' || token.weight === 0 || token.clause !== draft.tokens[from]?.clause) continue
    const places = record.words.get(token.text)
    if (places) return { span: [index, index + 1], places: places.map((place) => [place, place + 1]) }
  }
  return undefined
}

function runsOf(record: GuardRecord, draft: Analysis, from: number, to: number): [number, number][] {
  const starts = record.pairs.get(`${draft.tokens[from]?.text ?? ''}\u0000${draft.tokens[from + 1]?.text ?? ''}`) ?? []
  return starts.flatMap((start) => {
    for (let step = 2; step < to - from; step++) if (record.tokens[start + step]?.text !== draft.tokens[from + step]?.text) return []
    return [[start, start + to - from]]
  })
}

function claimOf(
  record: GuardRecord,
  direction: Direction,
  [from, to]: readonly [number, number],
  subject: Subject,
): ResultClaim | 'carried' | undefined {
  let isUnknown = false
  for (const place of subject.places) {
    const answer = answerAt(record, place, direction)
    if (answer === 'carried') return answer
    isUnknown ||= answer === 'unknown'
  }
  const [place] = subject.places
  return place && !isUnknown ? { from, to, subject: subject.span, direction, place } : undefined
}

/** What the record says of the result at one of its mentions: to the next measurement or the sentence's end, and the clause before it. */
function answerAt(
  record: GuardRecord,
  [from, to]: readonly [number, number],
  direction: Direction,
): 'carried' | 'otherwise' | 'silent' | 'unknown' {
  const first = record.tokens[from]
  const clause = record.clauses[first?.clause ?? -1]
  if (!first || !clause) return 'silent'
  const start = record.tokens[to - 1]?.end ?? first.end
  const end = Math.min(endOfItem(record, to, first.clause), start + 120)
  const text = ownPart(record.folded.slice(Math.max(clause.start, start - 120), start)) + record.folded.slice(start, end)
  if (says(direction, text)) return 'carried'
  if (says(opposite[direction], text)) return 'otherwise'
  const after = record.folded.slice(start, end)
  if (pending.test(after)) return 'otherwise'
  const value = valueIn(record, to, end)
  if (direction === 'abnormal') return 'unknown'
  if (!value) return /\d/.test(after) ? 'unknown' : 'silent'
  if (direction !== 'high' && direction !== 'low') return /\d/.test(after) ? 'unknown' : 'silent'
  return judge(record, value, after, direction)
}

/** What stands before a measurement and may be of it: not the item before, which has its own value, of “BUN 13.9↑，Cr 84”. */
function ownPart(before: string): string {
  const value = before.search(/\d[^,，、]*[,，、][^\d,，、]*$/)
  return value < 0 ? before : before.slice(before.slice(value).search(/[,，、]/) + value + 1)
}

function valueIn(record: GuardRecord, to: number, end: number): QuantityPlace | undefined {
  for (let index = firstFrom(record.quantities, to); index < record.quantities.length; index++) {
    const quantity = record.quantities[index] as QuantityPlace
    if (quantity.start >= end) return undefined
    if (!quantity.isDate) return quantity
  }
  return undefined
}

/** A value against the range that stands beside it; without one, against the record's habit of marking what is abnormal. */
function judge(record: GuardRecord, value: QuantityPlace, text: string, direction: 'high' | 'low'): 'carried' | 'otherwise' | 'unknown' {
  const own = value.values[0] ?? 0
  const range = /[(（]\s?(?:参考值?|正常值?|ref\w*)?[:：\s]*(?:([\d.]+)\s?[-~～–]\s?([\d.]+)|([<>≤≥])\s?([\d.]+))/i.exec(text)
  if (range) {
    const low = range[1] ? Number(range[1]) : range[3] === '>' || range[3] === '≥' ? Number(range[4]) : Number.NEGATIVE_INFINITY
    const high = range[2] ? Number(range[2]) : range[3] === '<' || range[3] === '≤' ? Number(range[4]) : Number.POSITIVE_INFINITY
    return (direction === 'high' ? own > high : own < low) ? 'carried' : 'otherwise'
  }
  return /[↑↓]/.test(record.folded) ? 'otherwise' : 'unknown'
}

/** To where the record goes on about a measurement: the next one, or the end of the third clause on. */
function endOfItem(record: GuardRecord, to: number, at: number): number {
  const clause = record.clauses[at] as GuardClause
  let end = clause.end
  for (const other of record.clauses.slice(at + 1, at + 4)) if (other.sentence === clause.sentence) end = other.end
  for (let index = firstFrom(record.terms, to); index < record.terms.length; index++) {
    const term = record.terms[index] as TermPlace
    if (term.start >= end) return end
    if (term.kinds.some((kind) => measured.has(kind))) return term.start
  }
  return end
}
