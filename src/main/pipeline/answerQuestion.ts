import type { GuardClause, TermPlace } from '../../shared/guard/analysis.ts'
import type { Guard } from '../../shared/guard/guard.ts'
import type { GuardRecord } from '../../shared/guard/guardRecord.ts'
import type { Evidence, Segment } from '../../shared/note.ts'
import { foldTerm } from '../../shared/text/fold.ts'
import { flags } from '../../shared/text/scopeFlags.ts'
import type { Span } from '../../shared/text/sentences.ts'
import { leadingClauses, overlaps } from '../../shared/text/spans.ts'
import { askingWords, askingWordsEnglish, asksForFigure, questionTopics, type QuestionTopic } from './questionTopics.ts'

/** UTF-16 units: a sentence up to this is quoted whole, a longer one around what answers; a section up to the second. */
const maximumSentence = 120
const maximumPassage = 600
const maximumPassages = 3
/** Share of what a question names that a sentence must hold to answer it. */
const minimumShare = 0.6

/** What a question names besides its topics. */
type Focus = { readonly terms: readonly TermPlace[]; readonly words: readonly string[]; readonly weight: number }
type Sentence = Span & {
  readonly clauses: readonly GuardClause[]
  readonly from: number
  readonly to: number
  readonly topic: string | null
}
type Hit = { readonly sentence: Sentence; readonly score: number; readonly span: Span; readonly isOnTopic: boolean }

/**
 * The passages of the record that answer a question in Chinese or English, at most three, in the order of the record and word for word; none when the record does
 * not say. A denial answers too. No model takes part: what a question names is looked up by heading, by dictionary term (synonyms meet) and by its words, so that
 * nothing can be answered that does not stand there.
 */
export function answerQuestion(guard: Guard, record: GuardRecord, question: string): Evidence[] {
  const asked = guard.readRecord(question)
  const topics = topicsOf(asked)
  const focus = focusOf(asked, topics)
  const wanted = topics.map(({ topic }) => topic)
  const sentences = sentencesOf(record)
  const wantsFigure = asksForFigure.test(question)
  const spans = focus.weight === 0 ? byTopic(record, sentences, wanted, question) : byFocus(record, sentences, wanted, focus, wantsFigure)
  return spans.map(({ start, end }) => ({ start, end, text: record.text.slice(start, end) }))
}

type AskedTopic = Span & { readonly topic: QuestionTopic }

/** Topics that the question names; 过敏 inside 过敏性鼻炎 is a disease and no topic. */
function topicsOf(asked: GuardRecord): AskedTopic[] {
  const found: AskedTopic[] = []
  for (const topic of questionTopics) {
    for (const match of asked.text.matchAll(topic.asks)) {
      const span = { start: match.index, end: match.index + match[0].length }
      const isPartOfTerm = asked.terms.some(
        (term) =>
          term.start <= span.start && term.end >= span.end && term.end - term.start > span.end - span.start && !namesOnly(term, topic),
      )
      if (!isPartOfTerm && !found.some((other) => overlaps(other, span))) found.push({ ...span, topic })
    }
  }
  return found
}

/** A term that is nothing but the topic's words: 药物过敏. */
const namesOnly = (term: TermPlace, { asks }: QuestionTopic) => term.surface.replace(asks, '').trim() === ''

function focusOf(asked: GuardRecord, topics: readonly Span[]): Focus {
  const terms = asked.terms.filter((term) => !topics.some((topic) => overlaps(topic, term)))
  const taken = [...topics, ...terms]
  const blank = (text: string, spans: readonly Span[]) =>
    spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text)
  const rest = blank(asked.folded.toLowerCase(), taken).replace(askingWords, ' ').replace(askingWordsEnglish, ' ')
  const found = rest.match(/[\p{Script=Han}]+|[\p{L}\d.]+/gu) ?? []
  // 痰 alone asks for something, 痰 beside a term does not
  const words =
    terms.length + topics.length === 0 && found.every((word) => word.length === 1) ? found : found.filter((word) => word.length > 1)
  return { terms, words, weight: 3 * terms.length + words.reduce((sum, word) => sum + weightOfWord(word), 0) }
}

const weightOfWord = (word: string) => Math.min(3, word.length)

function sentencesOf(record: GuardRecord): Sentence[] {
  const sentences: { start: number; end: number; clauses: GuardClause[]; from: number; to: number; topic: string | null }[] = []
  let number = -1
  record.clauses.forEach((clause, place) => {
    const last = sentences.at(-1)
    if (last && clause.sentence === number) {
      last.clauses.push(clause)
      last.end = clause.end
      last.to = clause.to
    } else
      sentences.push({
        start: clause.start,
        end: clause.end,
        clauses: [clause],
        from: clause.from,
        to: clause.to,
        topic: record.topicOf[place] ?? null,
      })
    number = clause.sentence
  })
  return sentences
}

/** Nothing but the topic is asked for: what stands under its headings, else the sentences that speak of it. */
function byTopic(record: GuardRecord, sentences: readonly Sentence[], wanted: readonly QuestionTopic[], question: string): Span[] {
  for (const topic of wanted) {
    const spans = underHeadings(record, topic, question)
    if (spans.length > 0) return spans
    const { cue } = topic
    const speaking = cue ? sentences.filter(({ start, end }) => cue.test(record.text.slice(start, end))) : []
    if (speaking.length > 0) return chosen(speaking.map((sentence) => aroundCue(record, sentence, cue)))
  }
  return []
}

/** Segments of the heading that the question names (出院诊断), else of the topic's most telling heading; of several the last ones. */
function underHeadings(record: GuardRecord, { topics, id }: QuestionTopic, question: string): Span[] {
  const asked = squeeze(question)
  const bodies = record.segments.flatMap((segment) => {
    const body = bodyOf(record.text, segment)
    return segment.topic !== null && topics.includes(segment.topic) && body ? [{ segment, body }] : []
  })
  const named = bodies.filter(({ segment }) => asked.includes(squeeze(segment.heading ?? '\u0000')))
  const first = topics.find((topic) =>
    bodies.some(({ segment }) => segment.topic === topic && (id !== 'medication' || namesDrug(record, segment))),
  )
  const told = named.length > 0 ? named : bodies.filter(({ segment }) => segment.topic === first)
  return told.slice(-maximumPassages).map(({ body }) => leadingClauses(record.text, body.start, body.end, maximumPassage))
}

const squeeze = (text: string) => foldTerm(text).replace(/\s/g, '')
const namesDrug = (record: GuardRecord, segment: Segment) => (record.termsOfKind.get('drug') ?? []).some((term) => overlaps(term, segment))

function bodyOf(text: string, { headingEnd, end }: Segment): Span | undefined {
  let [first, last] = [headingEnd, end]
  while (first < last && /[\s：:]/.test(text[first] as string)) first++
  while (last > first && /\s/.test(text[last - 1] as string)) last--
  return /[\p{L}\p{N}]/u.test(text.slice(first, last)) ? { start: first, end: last } : undefined
}

/** Something is named: the sentences that hold the most of it, those on the asked topic first. */
function byFocus(
  record: GuardRecord,
  sentences: readonly Sentence[],
  wanted: readonly QuestionTopic[],
  focus: Focus,
  wantsFigure: boolean,
): Span[] {
  const hits = sentences.flatMap((sentence): Hit[] => {
    const clauses = sentence.clauses.filter((clause) => scoreOf(record, clause, focus) > 0)
    const held = scoreOf(record, sentence, focus)
    if (held / focus.weight < minimumShare) return []
    const span = spanOf(record, sentence, clauses)
    const words = record.text.slice(span.start, span.end)
    const isOnTopic = wanted.some(({ topics, cue }) => topics.includes(sentence.topic ?? '') || cue?.test(words) === true)
    const bonus = (isOnTopic ? 2 : 0) + (wantsFigure && /\d|[一二两三四五六七八九十半数几]+(?:天|日|周|月|年|小时|次)/u.test(words) ? 1 : 0)
    return [{ sentence, score: held + bonus, span, isOnTopic }]
  })
  const closed = wanted.find(({ isClosed }) => isClosed)
  if (!closed) return best(hits)
  const told = hits.filter(({ isOnTopic }) => isOnTopic)
  // “对青霉素过敏吗”: “否认药物过敏史” answers it
  return told.length > 0 ? best(told) : byTopic(record, sentences, [closed], '')
}

function best(hits: readonly Hit[]): Span[] {
  const top = Math.max(...hits.map(({ score }) => score))
  return chosen(hits.filter(({ score }) => score === top).map(({ span }) => span))
}

/** Of many places that say the same the first, where it began, and the last ones, how it is now. */
function chosen(spans: readonly Span[]): Span[] {
  const different = [...new Map(spans.map((span) => [`${span.start}`, span])).values()]
  return different.length <= maximumPassages ? different : [different[0] as Span, ...different.slice(1 - maximumPassages)]
}

/** How much of what the question names stands in a stretch of the record. */
function scoreOf(
  record: GuardRecord,
  stretch: { readonly start: number; readonly end: number; readonly from: number; readonly to: number },
  focus: Focus,
): number {
  const text = foldTerm(record.text.slice(stretch.start, stretch.end))
  let score = 0
  for (const term of focus.terms) if (holdsTerm(record, stretch, term)) score += 3
  for (const word of focus.words) score += weightOfWord(word) * shareOf(text, word)
  return score
}

/** A term of the same meaning, or one that the term is part of and is of its kind: 糖尿病 in 2型糖尿病, not 血压 in 高血压. */
function holdsTerm(record: GuardRecord, { from, to }: { readonly from: number; readonly to: number }, term: TermPlace): boolean {
  const surface = foldTerm(term.surface)
  for (let token = from; token < to; token++) {
    const own = record.terms[record.termOf[token] ?? -1]
    if (!own) continue
    if (own.concepts.some((concept) => term.concepts.includes(concept))) return true
    if (foldTerm(own.surface).includes(surface) && own.kinds.some((kind) => term.kinds.includes(kind))) return true
  }
  return false
}

/** 1 where the word stands there; of a longer Chinese one the share of its pairs that do, if that is most of them. */
function shareOf(text: string, word: string): number {
  if (!/^\p{Script=Han}/u.test(word))
    return new RegExp(`\\b${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/(?:es|s|ed|ing)$/, '')}`, 'iu').test(text) ? 1 : 0
  if (text.includes(word)) return 1
  const pairs = Array.from({ length: word.length - 1 }, (_, place) => word.slice(place, place + 2))
  const held = pairs.filter((pair) => text.includes(pair)).length / pairs.length
  return held >= 0.6 ? held : 0
}

/** The sentence, or of a long one the clauses that answer, from the word on that denies or doubts them. */
function spanOf(record: GuardRecord, sentence: Sentence, answering: readonly GuardClause[]): Span {
  if (sentence.end - sentence.start <= maximumSentence || answering.length === 0) return { start: sentence.start, end: sentence.end }
  const first = answering[0] as GuardClause
  let place = sentence.clauses.indexOf(first)
  while (place > 0 && isInScopeFromBefore(record, sentence.clauses[place] as GuardClause)) place--
  let end = (sentence.clauses[place] as GuardClause).end
  for (const clause of sentence.clauses.slice(place + 1)) {
    if (clause.end - (sentence.clauses[place] as GuardClause).start > maximumSentence && !answering.includes(clause)) break
    end = clause.end
  }
  return { start: (sentence.clauses[place] as GuardClause).start, end }
}

const scoped = flags.negated | flags.uncertain | flags.family | flags.planned | flags.stopped | flags.refused | flags.advised

function isInScopeFromBefore(record: GuardRecord, { from, to }: GuardClause): boolean {
  const bits = record.flags.subarray(from, to)
  return bits.some((bit) => (bit & scoped) !== 0) && !bits.some((bit) => (bit & flags.cue) !== 0)
}

function aroundCue(record: GuardRecord, sentence: Sentence, cue: RegExp | null): Span {
  return spanOf(
    record,
    sentence,
    sentence.clauses.filter(({ start, end }) => cue?.test(record.text.slice(start, end)) === true),
  )
}
