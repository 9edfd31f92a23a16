import type { Evidence } from '../note.ts'
import type { Span } from '../text/sentences.ts'
import { overlaps } from '../text/spans.ts'
import { tokenize, type TextToken } from '../text/tokens.ts'
import { clauseAround, doubts, holds, negators } from './context.ts'
import type { RecordIndex } from './recordIndex.ts'

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
  /** Where in the statement the problem begins, UTF-16 units; null without one. */
  readonly problemAt: number | null
}

/** Share of a statement that the record must hold. Measured, see docs: lower lets paraphrased inventions pass, higher refuses condensations. */
const minimumShare = 0.75

const weightless = new Set(
  (
    '的 了 在 是 为 与 和 及 并 等 其 该 此 以 对 于 由 将 被 把 者 患 而 则 后 前 时 行 予 给 示 ' +
    'the a an of and or with to in on at for by is are was were be been has have had patient pt his her their this that as from who which'
  ).split(' '),
)
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

/**
 * Holds one statement against the record. Of several places that carry it alike, those in `preferred` are taken. Pure and fast: milliseconds for a
 * record of 100,000 characters.
 */
export function supportOf(index: RecordIndex, statement: string, preferred: readonly Span[] = []): Support {
  const body = statement.replace(/(^|[\s，。；、])(\d{1,2})[.、．)）](?=\D)/g, (all: string) => ' '.repeat(all.length))
  const tokens = tokenize(body)
  const weights = tokens.map(weightOf)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return { evidence: [], share: 1, problem: null, problemAt: null }

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
  const [problem, token] = problemOf(index, statement, tokens, runs, chosen, share, isCovered) ?? [null, undefined]
  return { evidence, share, problem, problemAt: problem === null ? null : (token?.start ?? 0) }
}

function problemOf(
  index: RecordIndex,
  statement: string,
  tokens: readonly TextToken[],
  runs: readonly Run[],
  chosen: ReadonlySet<number>,
  share: number,
  isCovered: Uint8Array,
): [SupportProblem, TextToken | undefined] | null {
  const number = tokens.find((token) => token.kind === 'number' && !index.numbers.has(token.text))
  if (number) return ['number', number]
  const side = foreignSide(tokens, runs)
  if (side) return ['side', side]
  if (share < minimumShare) return ['unsupported', tokens.find((token, place) => !isCovered[place] && weightOf(token) > 0)]
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
    const first = tokens[run.from]
    if (!isNegated && contexts.every(({ before }) => holds(before, negators))) return ['negation', first]
    if (
      isNegated &&
      !holds(own.inside, negators) &&
      contexts.every(({ before, inside }) => !holds(before, negators) && !holds(inside, negators))
    )
      return ['negation', first]
    const isDoubted = holds(own.before, doubts) || holds(own.inside, doubts) || holds(own.after, doubts)
    if (!isDoubted && contexts.every(({ before, after }) => holds(before, doubts) || holds(after, doubts))) return ['certainty', first]
  }
  return null
}

/** A side must stand in the record together with the word after it: 右侧基底节 is not carried by 左侧基底节 and 右侧肢体. */
function foreignSide(tokens: readonly TextToken[], runs: readonly Run[]): TextToken | undefined {
  return tokens.find((token, place) => {
    if (!/^(?:[左右双]|left|right|bilateral)$/.test(token.text)) return false
    const reach = place + (/^[侧眼耳]$/.test(tokens[place + 1]?.text ?? '') ? 3 : 2)
    const needed = Math.min(reach, tokens.length)
    return !runs.some((run) => run.from <= place && run.to >= needed)
  })
}
