import type { Evidence } from '../note.ts'
import { clauseSpans, sentenceSpans, type Span } from '../text/sentences.ts'
import { tokenize, type TextToken } from '../text/tokens.ts'

/**
 * The first gate between the model and the physician: is a statement carried by the record, and by which spans of it? By aligned runs of
 * tokens, not by one long substring, so that a condensation is supported. The guard's rules take this place in full; this is its F0 in small.
 */
export type SupportProblem = 'unsupported' | 'number' | 'side' | 'negation' | 'certainty'
export type Support = {
  readonly evidence: Evidence[]
  /** Weight of the statement's content that the record holds, 0 to 1; 1 when the statement claims nothing. */
  readonly share: number
  readonly problem: SupportProblem | null
}

export type RecordIndex = {
  readonly text: string
  readonly tokens: readonly TextToken[]
  /** Two adjacent tokens → places of the first. */
  readonly pairs: ReadonlyMap<string, readonly number[]>
  readonly words: ReadonlyMap<string, readonly number[]>
  readonly numbers: ReadonlySet<string>
  readonly sentenceOf: (tokenIndex: number) => number
  readonly sentences: readonly Span[]
}

/** Share of a statement that the record must hold. Measured, see docs: lower lets paraphrased inventions pass, higher refuses condensations. */
const minimumShare = 0.75
const maximumPlaces = 400

const weightless = new Set(
  (
    '的 了 在 是 为 与 和 及 并 等 其 该 此 以 对 于 由 将 被 把 者 患 而 则 后 前 时 行 予 给 示 ' +
    'the a an of and or with to in on at for by is are was were be been has have had patient pt his her their this that as from who which'
  ).split(' '),
)
/** Characters and words that turn a finding round; the statement must have them where the record does. */
const negators = [
  '否认',
  '未见',
  '未及',
  '未闻',
  '未触及',
  '未引出',
  '未发现',
  '无',
  '未',
  '不伴',
  '排除',
  '没有',
  '非',
  'no',
  'not',
  'denies',
  'denied',
  'without',
  'negative for',
  'nonsmoker',
  "n't",
]
/** Words with a negator in them that negate nothing. */
const notNegation = /无(?:明显)?诱因|无力|无意中?|未婚|未经治疗|不明原因|无名/g
const doubts = [
  '考虑',
  '可能',
  '疑似',
  '疑',
  '待排',
  '待查',
  '不除外',
  '除外',
  '不能排除',
  '？',
  '?',
  '拟诊',
  '倾向',
  'possible',
  'probable',
  'likely',
  'suspect',
  'suspected',
  'rule out',
  'r/o',
  'concern',
  'vs',
  'differential',
]
const chineseDigits = new Map([...'一二三四五六七八九'].map((character, index) => [character, index + 1]))

/** 三 → 3, 十二 → 12, 二十 → 20, 两 → 2; undefined for anything else. */
function chineseNumber(text: string): number | undefined {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text.replace('两', '二'))
  if (!match || text === '') return undefined
  const [, tens = '', ten = '', ones = ''] = match
  if (ten === '') return tens !== '' && ones === '' ? chineseDigits.get(tens) : undefined
  return (chineseDigits.get(tens) ?? 1) * 10 + (chineseDigits.get(ones) ?? 0)
}

/** The record, or only `spans` of it (in order), made ready for `supportOf`: what lies outside them carries nothing. */
export function indexRecord(text: string, spans: readonly Span[] = [{ start: 0, end: text.length }]): RecordIndex {
  const tokens: TextToken[] = []
  const sentences: Span[] = []
  const pairs = new Map<string, number[]>()
  const words = new Map<string, number[]>()
  const numbers = new Set<string>()
  const note = (map: Map<string, number[]>, key: string, index: number) => {
    const places = map.get(key)
    if (!places) map.set(key, [index])
    else if (places.length < maximumPlaces) places.push(index)
  }
  for (const { start, end } of spans) {
    const first = tokens.length
    for (const token of tokenize(text, start, end)) tokens.push(token)
    for (const sentence of sentenceSpans(text, start, end)) sentences.push(sentence)
    for (let index = first; index < tokens.length; index++) {
      const token = tokens[index] as TextToken
      const next = tokens[index + 1]
      if (next) note(pairs, `${token.text}\u0000${next.text}`, index)
      if (token.kind !== 'han') note(words, token.text, index)
      if (token.kind === 'number') numbers.add(token.text)
    }
    for (const match of text.slice(start, end).matchAll(/[一二两三四五六七八九十]{1,3}(?=[天日周月年岁次个小分余多])/g)) {
      const value = chineseNumber(match[0])
      if (value !== undefined) numbers.add(String(value))
    }
  }
  const sentenceOf = (tokenIndex: number) => {
    const at = tokens[tokenIndex]?.start ?? 0
    let low = 0
    let high = sentences.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((sentences[middle] as Span).start <= at) low = middle
      else high = middle - 1
    }
    return low
  }
  return { text, tokens, pairs, words, numbers, sentenceOf, sentences }
}

/** A stretch of the statement, [from, to) in its tokens, that stands in the record at each of `places`. */
type Run = { readonly from: number; readonly to: number; readonly places: readonly number[] }

function weightOf(token: TextToken): number {
  if (weightless.has(token.text)) return 0
  return token.kind === 'han' ? 1 : token.kind === 'sign' ? 0.5 : 2
}

/** Cuts the statement, left to right, into the longest stretches that the record holds. */
function alignedRuns(index: RecordIndex, statement: readonly TextToken[]): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < statement.length;) {
    const token = statement[from] as TextToken
    const next = statement[from + 1]
    const starts = (next && index.pairs.get(`${token.text}\u0000${next.text}`)) ?? []
    let best = 0
    let places: number[] = []
    for (const start of starts) {
      let length = 2
      while (from + length < statement.length && index.tokens[start + length]?.text === statement[from + length]?.text) length++
      if (length > best) {
        best = length
        places = [start]
      } else if (length === best) places.push(start)
    }
    if (best === 0 && token.kind !== 'han' && token.kind !== 'sign') {
      places = [...(index.words.get(token.text) ?? [])]
      if (places.length > 0) best = 1
    }
    if (best > 0) runs.push({ from, to: from + best, places })
    from += Math.max(1, best)
  }
  return runs
}

/** Few sentences of the record that together carry most of the statement: the greedy cover, at most `limit`. */
function carryingSentences(
  index: RecordIndex,
  runs: readonly Run[],
  weights: readonly number[],
  limit: number,
  preferred: readonly Span[],
): Set<number> {
  const bonus = (sentence: number) => (preferred.some((span) => overlaps(span, index.sentences[sentence] as Span)) ? 0.9 : 0)
  const weightOfRun = (run: Run) => weights.slice(run.from, run.to).reduce((sum, weight) => sum + weight, 0)
  const open = new Map(runs.map((run) => [run, weightOfRun(run)]))
  const chosen = new Set<number>()
  while (chosen.size < limit && open.size > 0) {
    const gains = new Map<number, number>()
    for (const [run, weight] of open)
      for (const sentence of new Set(run.places.map(index.sentenceOf))) gains.set(sentence, (gains.get(sentence) ?? 0) + weight)
    let bestSentence = -1
    let bestGain = 1
    for (const [sentence, plain] of gains) {
      const gain = plain + bonus(sentence)
      if (gain > bestGain || (gain === bestGain && sentence < bestSentence)) [bestSentence, bestGain] = [sentence, gain]
    }
    if (bestSentence < 0) break
    chosen.add(bestSentence)
    for (const run of [...open.keys()]) if (run.places.some((place) => index.sentenceOf(place) === bestSentence)) open.delete(run)
  }
  return chosen
}

function mergeSpans(spans: readonly Span[], text: string): Evidence[] {
  const merged: { start: number; end: number }[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    if (last && (span.start <= last.end || /^[\s、，,：:（）()“”"。；;/]{0,3}$/.test(text.slice(last.end, span.start))))
      last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
}

export const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/**
 * Holds one statement against the record. Of several places that carry it alike, those in `preferred` are taken. Pure and fast: milliseconds for a
 * record of 100,000 characters.
 */
export function supportOf(index: RecordIndex, statement: string, preferred: readonly Span[] = []): Support {
  const body = statement.replace(/(^|[\s，。；、])(\d{1,2})[.、．)）](?=\D)/g, (all: string) => ' '.repeat(all.length))
  const tokens = tokenize(body)
  const weights = tokens.map(weightOf)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return { evidence: [], share: 1, problem: null }

  const runs = alignedRuns(index, tokens)
  const isCovered = new Uint8Array(tokens.length)
  for (const run of runs) isCovered.fill(1, run.from, run.to)
  const share = weights.reduce((sum, weight, place) => sum + (isCovered[place] ? weight : 0), 0) / total

  const chosen = carryingSentences(index, runs, weights, 4, preferred)
  const spans: Span[] = []
  for (const run of runs) {
    const place = run.places.find((candidate) => chosen.has(index.sentenceOf(candidate)))
    if (place === undefined || (run.to - run.from === 1 && weights[run.from] === 0)) continue
    spans.push({ start: (index.tokens[place] as TextToken).start, end: (index.tokens[place + run.to - run.from - 1] as TextToken).end })
  }
  const evidence = mergeSpans(spans, index.text)
  return { evidence, share, problem: problemOf(index, statement, tokens, runs, chosen, share) }
}

function problemOf(
  index: RecordIndex,
  statement: string,
  tokens: readonly TextToken[],
  runs: readonly Run[],
  chosen: ReadonlySet<number>,
  share: number,
): SupportProblem | null {
  if (tokens.some((token) => token.kind === 'number' && !index.numbers.has(token.text))) return 'number'
  if (hasForeignSide(tokens, runs)) return 'side'
  if (share < minimumShare) return 'unsupported'
  for (const run of runs) {
    // what the carrying sentences say of it counts, not what another place says of the same words
    const places = run.places.filter((place) => chosen.has(index.sentenceOf(place)))
    if (run.to - run.from < 2 || places.length === 0) continue
    const span = { start: (tokens[run.from] as TextToken).start, end: (tokens[run.to - 1] as TextToken).end }
    const contexts = places.map((place) =>
      clauseAround(index.text, (index.tokens[place] as TextToken).start, (index.tokens[place + run.to - run.from - 1] as TextToken).end),
    )
    const own = clauseAround(statement, span.start, span.end)
    const isNegated = holds(own.before, negators) || holds(own.inside, negators)
    if (!isNegated && contexts.every(({ before }) => holds(before, negators))) return 'negation'
    if (
      isNegated &&
      !holds(own.inside, negators) &&
      contexts.every(({ before, inside }) => !holds(before, negators) && !holds(inside, negators))
    )
      return 'negation'
    const isDoubted = holds(own.before, doubts) || holds(own.inside, doubts) || holds(own.after, doubts)
    if (!isDoubted && contexts.every(({ before, after }) => holds(before, doubts) || holds(after, doubts))) return 'certainty'
  }
  return null
}

/** A side must stand in the record together with the word after it: 右侧基底节 is not carried by 左侧基底节 and 右侧肢体. */
function hasForeignSide(tokens: readonly TextToken[], runs: readonly Run[]): boolean {
  return tokens.some((token, place) => {
    if (!/^(?:[左右双]|left|right|bilateral)$/.test(token.text)) return false
    const reach = place + (/^[侧眼耳]$/.test(tokens[place + 1]?.text ?? '') ? 3 : 2)
    const needed = Math.min(reach, tokens.length)
    return !runs.some((run) => run.from <= place && run.to >= needed)
  })
}

type Context = { readonly before: string; readonly inside: string; readonly after: string }

/** The words around a span within its clause; a list joined by 、 stays one clause, so that 否认高血压、糖尿病 negates both. */
function clauseAround(text: string, start: number, end: number): Context {
  const reach = 40
  const before = text.slice(Math.max(0, start - reach), start)
  const after = text.slice(end, end + 12)
  const cut = Math.max(
    ...['，', '。', '；', ';', '\n', ',', '. ', '但', '：', ':', '\t', '  ', '　'].map((mark) => before.lastIndexOf(mark)),
  )
  // what follows belongs to this item of a list alone: 1.高血压病 2.冠心病待排
  const stop = after.search(/[，。；;\n,、]|\s+\d{1,2}[.、．)）]|\s{2}|　/)
  return {
    before: before
      .slice(cut + 1)
      .replace(notNegation, '')
      .toLowerCase(),
    inside: text.slice(start, end).toLowerCase(),
    after: (stop < 0 ? after : after.slice(0, stop)).toLowerCase(),
  }
}

function holds(text: string, cues: readonly string[]): boolean {
  return cues.some((cue) =>
    /^[a-z]/.test(cue) ? new RegExp(`(?:^|[^a-z])${cue.replace(/[/.]/g, '\\$&')}(?:[^a-z]|$)`).test(text) : text.includes(cue),
  )
}

/** The clauses of `text` that fit in `maximum` characters from its start; the whole where it fits. Never cuts inside a clause. */
export function leadingClauses(text: string, start: number, end: number, maximum: number): Span {
  if (end - start <= maximum) return { start, end }
  let to = start
  for (const clause of clauseSpans(text, start, end)) {
    if (clause.end - start > maximum) break
    to = clause.end
  }
  return { start, end: to === start ? end : to }
}
