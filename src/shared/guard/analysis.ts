import type { CueMention, Lexicon, Mention } from '../lexicon/lexicon.ts'
import type { TermKind } from '../lexicon/lexiconTables.ts'
import { clauseUnits } from '../text/clauseUnits.ts'
import { markScopes } from '../text/cueScopes.ts'
import { foldWidth } from '../text/fold.ts'
import { hardWraps } from '../text/hardWraps.ts'
import { joinWraps } from '../text/joinWraps.ts'
import { findQuantities, type Quantity } from '../text/quantities.ts'
import { isInBrackets } from '../text/sentences.ts'
import { stem, weightOf } from '../text/wordWeight.ts'
import { tokenize, type TextToken } from '../text/tokens.ts'
import type { Analysis, GuardClause, GuardToken, Place } from './analysisTypes.ts'
import { clauseTails, objectKinds, termBits } from './termBits.ts'

export type { Analysis, GuardClause, GuardToken, Place, QuantityPlace, TermPlace } from './analysisTypes.ts'

export function analyse(text: string, lexicon: Lexicon): Analysis {
  const folded = foldWidth(text)
  const wraps = hardWraps(folded)
  const units = clauseUnits(folded, wraps)
  const raw = tokenize(text)
  const joined = joinWraps(text, wraps)
  const inText = <T extends { readonly start: number; readonly end: number }>(found: readonly T[]) =>
    joined.text === text
      ? found
      : found.map((span) => ({ ...span, start: joined.placeOf(span.start), end: joined.placeOf(span.end - 1) + 1 }))
  const mentions = lexicon.mentions(joined.text)
  const cues = inText(withoutFalseFriends(lexicon, mentions, lexicon.cues(joined.text)))
  const tokens: GuardToken[] = []
  const clauses: GuardClause[] = []
  let next = 0
  units.forEach((unit, clause) => {
    while (next < raw.length && (raw[next]?.start ?? 0) < unit.start) next++
    const from = tokens.length
    for (; next < raw.length && (raw[next]?.start ?? 0) < unit.end; next++) {
      const token = raw[next]
      if (!token) break
      const value = token.kind === 'word' ? (letterSide(text, raw, next) ?? stem(token.text)) : token.text
      tokens.push({ text: value, kind: token.kind, start: token.start, end: token.end, weight: weightOf(token.text, token.kind), clause })
    }
    clauses.push({ ...unit, from, to: tokens.length })
  })

  const indexOf = tokenFinder(tokens)
  const placed = <T extends Place>(spans: readonly T[]) =>
    spans.flatMap((span) => {
      const from = indexOf(span.start)
      const to = indexOf(span.end)
      return to > from ? [{ ...span, from, to, clause: tokens[from]?.clause ?? 0 }] : []
    })
  const terms = placed(inText(mentions)).map((term, index) => ({ ...term, index }))
  const quantities = placed(
    withoutListNumbers(folded, inText(findQuantities(joined.text === text ? folded : foldWidth(joined.text), lexicon.units))),
  ).filter((quantity) => !isListNumber(folded, quantity) && !isRise(folded, quantity))
  const termOf = new Int32Array(tokens.length).fill(-1)
  terms.forEach((term, index) => termOf.fill(index, term.from, term.to))
  const quantityOf = new Int32Array(tokens.length).fill(-1)
  quantities.forEach((quantity, index) => quantityOf.fill(index, quantity.from, quantity.to))
  const scopes = markScopes({ folded, tokens, clauses, cues, indexOf })
  const read = { text, folded, tokens, flags: scopes, clauses, terms, quantities, cues, termOf, quantityOf }
  const tails = clauseTails(read)
  const withTails = { ...read, clauseTails: tails }
  return { ...withTails, termBits: termBits(withTails, tails) }
}

const findingKinds: ReadonlySet<TermKind> = new Set(['disease', 'symptom'])

const named: ReadonlySet<TermKind> = new Set([...findingKinds, ...objectKinds, 'lab'])

const isSuspect = ({ cue }: CueMention) => cue.isPseudo && cue.kind === 'negation' && cue.language === 'zh'

/** 无水肿, 无胆囊结石, 无尿频 deny a finding; the 无水 of 无水乙醇, 无胆 and 无尿 that begin so deny nothing. */
function withoutFalseFriends(lexicon: Lexicon, mentions: readonly Mention[], cues: readonly CueMention[]): readonly CueMention[] {
  // most English texts have none, and no need of a map of all their findings
  if (!cues.some(({ cue }) => cue.language === 'zh')) return withoutNameParts(mentions, cues)
  const endsOf = (ofKind: ReadonlySet<TermKind>) =>
    new Map(mentions.filter(({ kinds }) => kinds.some((kind) => ofKind.has(kind))).map(({ start, end }) => [start, end]))
  const [objectEnds, findingEnds, nameEnds] = [endsOf(objectKinds), endsOf(findingKinds), endsOf(named)]
  const firstAs = (mention: CueMention, isWanted: (other: CueMention['cue']) => boolean) => {
    const cue = lexicon.tables.cues.find((other) => other.cue === mention.cue.cue[0] && isWanted(other))
    return cue && { start: mention.start, end: mention.start + 1, cue }
  }
  return cues.flatMap((mention) => {
    const { start, end, cue } = mention
    // the 非 of 非诺贝特 is part of a name
    if (cue.language === 'zh' && ((cue.cue === '非' ? nameEnds : objectEnds).get(start) ?? 0) > end) return []
    // 已拔管: the 已 of what the dictionary knows as 已拔 goes with 拔管
    if (cue.language === 'zh' && end - start === 2 && (objectEnds.get(start + 1) ?? 0) > end) {
      const first = firstAs(mention, ({ isPseudo }) => !isPseudo)
      if (first) return first
    }
    if (!isSuspect(mention) || (findingEnds.get(start + 1) ?? 0) <= end) return mention
    return firstAs(mention, ({ kind }) => kind === 'negation') ?? mention
  })
}

/** A negation that a name begins with, and does not end with. */
const denies = /^(?:no|not|denies|without|never)\b/i

/** The non of non-Hodgkin lymphoma and the unable of “unable to void” are parts of a name, and deny nothing. */
function withoutNameParts(mentions: readonly Mention[], cues: readonly CueMention[]): readonly CueMention[] {
  let at = 0
  return cues.filter(({ start, end, cue }) => {
    if (cue.kind !== 'negation' || cue.isPseudo) return true
    while (at < mentions.length && (mentions[at]?.end ?? 0) < end) at++
    const name = mentions[at]
    return !(name && name.start <= start && name.end > end && name.kinds.some((kind) => named.has(kind)) && !denies.test(name.surface))
  })
}

/** “R MCA”, “L flank” name a side; R 20 is a rate and 2 L a volume. */
function letterSide(text: string, raw: readonly TextToken[], at: number): string | undefined {
  const token = raw[at]
  if (!token || !/^(?:[lr]|lt|rt)$/.test(token.text) || raw[at + 1]?.kind !== 'word' || raw[at - 1]?.kind === 'number') return undefined
  if (!/[LR]/.test(text[token.start] ?? '') || raw[at + 1]?.start === token.end) return undefined
  // the L of 5.8 mIU/L (normal) is a litre
  if (/[/^]/.test(text[token.start - 1] ?? '')) return undefined
  return token.text.startsWith('l') ? 'left' : 'right'
}

/** Index of the first token that starts at or after a place; places come in any order. */
function tokenFinder(tokens: readonly GuardToken[]): (place: number) => number {
  return (place) => {
    let low = 0
    let high = tokens.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tokens[middle] as GuardToken).start < place) low = middle + 1
      else high = middle
    }
    return low
  }
}

const glued = /^(\d{1,2})\.(\d{1,2})$/

/** 3.查痰；4.1周后复查: the fourth item, and one week. */
function withoutListNumbers<T extends Quantity>(folded: string, found: readonly T[]): T[] {
  return found.map((quantity) => {
    const [value] = quantity.values
    const parts =
      quantity.values.length === 1 && quantity.unit?.dimension === 'time' && value !== undefined
        ? glued.exec(/^[\d.]+/.exec(folded.slice(quantity.start, quantity.start + 6))?.[0] ?? '')
        : null
    if (!parts || !/[\s;。,]$/.test(folded.slice(Math.max(0, quantity.start - 1), quantity.start))) return quantity
    const [, item = '', own = ''] = parts
    const before = folded.slice(Math.max(0, quantity.start - 300), quantity.start)
    if (item === '1' || !new RegExp(`(?:^|[\\s;。,:])${String(Number(item) - 1)}[.、](?!\\d)`).test(before)) return quantity
    return { ...quantity, start: quantity.start + item.length + 1, values: [Number(own)] }
  })
}

/** FT3升高: the 升 is no litre. */
const isRise = (folded: string, { end }: Quantity) => folded[end - 1] === '升' && /^[高至到降]/.test(folded.slice(end, end + 1))

/** 1. 2、 (3) before an item count items, nothing of the patient. */
function isListNumber(folded: string, quantity: Quantity): boolean {
  if (quantity.unit || quantity.values.length !== 1 || quantity.end - quantity.start > 2) return false
  const before = folded.slice(Math.max(0, quantity.start - 2), quantity.start)
  const after = folded.slice(quantity.end, quantity.end + 2)
  if (/\($/.test(before) && /^\)/.test(after)) return true
  const opensLine = /(?:^|\n)\s*$/.test(folded.slice(Math.max(0, quantity.start - 12), quantity.start))
  if (opensLine) return /^(?:[、)]|\.(?!\d))/.test(after) && after.length > 1
  // （eGFR 52）: the bracket was open
  if (after.startsWith(')') && isInBrackets(folded.slice(Math.max(0, quantity.start - 40), quantity.start), 40)) return false
  if (/[\s。;；,:：]$/.test(before) && /^(?:[、)]\s?|\.)[^\d\s]/.test(after)) return true
  // “… 5. Ischemic hepatitis 6. Anaphylaxis”: the number before it opens an item as well
  const previous = (quantity.values[0] ?? 0) - 1
  return (
    previous >= 1 &&
    /^\. ?[A-Z]/.test(folded.slice(quantity.end, quantity.end + 3)) &&
    new RegExp(`(?:^|[\\s;])${String(previous)}\\. ?[A-Z]`).test(folded.slice(Math.max(0, quantity.start - 300), quantity.start))
  )
}
