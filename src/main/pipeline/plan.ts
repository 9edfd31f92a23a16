import type { Language } from '../../shared/messages/formatFailure.ts'
import type { Segment } from '../../shared/note.ts'
import type { SectionTemplate, Template } from '../../shared/template.ts'
import type { TermKind } from '../../shared/lexicon/lexiconTables.ts'
import type { GuardRecord } from '../../shared/guard/guardRecord.ts'
import { firstStarting } from '../../shared/guard/ordered.ts'
import type { RecordPlaces } from '../../shared/guard/omissions.ts'
import { assessmentsOf, type Assessment } from './assessment.ts'
import { statedTerms } from './statedTerms.ts'
import { segmentAt } from '../../shared/text/segmentAt.ts'
import { sentenceSpans, type Span } from '../../shared/text/sentences.ts'

/** A place of the record that bears on a section; a higher `rank` bears more. */
export type PlannedEvidence = Span & { readonly segment: number; readonly rank: number }
export type SectionPlan = {
  readonly section: SectionTemplate
  readonly evidence: readonly PlannedEvidence[]
  /** Found under headings that say so, not by cue words. */
  readonly isStated: boolean
  /** The evidence is the section, word for word. */
  readonly isQuoted?: boolean
}

/** The places of a plan by what they hold, for the panel of what a draft left out. */
export function recordPlaces(plans: readonly SectionPlan[]): RecordPlaces {
  const of = (topic: string) => plans.filter(({ section }) => section.topics.includes(topic)).flatMap(({ evidence }) => evidence)
  return { diagnosis: of('diagnosis'), plan: of('plan') }
}

/** What closes a chart replaces what was thought before; of what it holds, a heading that says so itself counts above 入院诊断. */
const closingRank = 500
const strongHeadingRank = 1000
const isBlank = (text: string) => !/[\p{L}\p{N}]/u.test(text)
/** Printed forms spread a heading: 出 院 诊 断. */
const squeeze = (heading: string) => heading.replace(/\s/g, '').toLowerCase()

/**
 * For each section, the places of the record that bear on it, strongest first. Stated headings come first; only where there is none do cue words
 * count, and never inside a history; and where there is none of these, sentences that name an illness or a symptom as present. No evidence means that the section is absent: nothing is asked of the model, so nothing can be invented.
 */
export function planSections(
  text: string,
  segments: readonly Segment[],
  template: Template,
  language: Language,
  record: GuardRecord,
): SectionPlan[] {
  const assessments = assessmentsOf(text, segments)
  return template.sections.map((section): SectionPlan => {
    const quoted = byQuoteCue(text, segments, section, language)
    if (quoted.length > 0) return { section, isStated: true, isQuoted: true, evidence: quoted }
    const stated = byHeading(text, segments, section, section.topics, assessments).filter(
      (span) => !(section.fallbackTerms?.kind === 'disease' && assessments.has(span.segment) && isOrderLine(record, span)),
    )
    if (stated.length > 0) return { section, isStated: true, evidence: stated }
    const { fallbackTopics = [], fallbackTerms, fallbackCues } = section
    const named = fallbackTerms ? statedTerms(record, fallbackTerms.kind, new Set(fallbackTerms.notInTopics)) : []
    const cued = byCue(record, segments, section, section.cues[language], language, named)
    if (cued.length > 0) return { section, isStated: false, evidence: cued }
    const background = byHeading(text, segments, section, fallbackTopics, assessments)
    if (background.length > 0) return { section, isStated: true, evidence: background }
    if (fallbackCues)
      return { section, isStated: false, evidence: byCue(record, segments, section, fallbackCues[language], language, named) }
    const numberAt = ({ start }: Span) => segments.find((segment) => start >= segment.start && start < segment.end)?.number ?? 1
    const first = named.slice(0, section.maximumCueSentences)
    return {
      section,
      isStated: false,
      evidence: first.map((span, index) => ({ ...span, segment: numberAt(span), rank: first.length - index })),
    }
  })
}

/** Where the section stands in form, such as a date behind its name: what the first group of a pattern takes. */
function byQuoteCue(text: string, segments: readonly Segment[], section: SectionTemplate, language: Language): PlannedEvidence[] {
  const patterns = section.quoteCues?.[language] ?? []
  const found = patterns.flatMap((pattern, place) =>
    Array.from(text.matchAll(new RegExp(pattern, 'gdimu')), ({ indices }): PlannedEvidence => {
      const [start, end] = indices?.[1] ?? indices?.[0] ?? [0, 0]
      return { start, end, segment: segmentAt(segments, start)?.number ?? 1, rank: patterns.length - place }
    }),
  )
  const closed = new Set(section.notInTopics)
  const open = found.filter(({ start, end }) => end > start && !closed.has(segmentAt(segments, start)?.topic ?? ''))
  return strongestFirst(open, section.prefer).slice(0, 1)
}

/** Titles of the document that closes a chart, at the start of a line, also spread over it: what stands under them replaces what was thought before. */
const closingDocument = /^[ \t　]*(?:出[ 　]*院[ 　]*(?:记[ 　]*录|小[ 　]*结|总[ 　]*结)|24小时内入出院记录|discharge summary\b)/gim

function startOfClosingDocument(text: string): number {
  return [...text.matchAll(closingDocument)].at(-1)?.index ?? text.length
}

function byHeading(
  text: string,
  segments: readonly Segment[],
  section: SectionTemplate,
  topics: readonly string[],
  assessments: ReadonlyMap<number, Assessment>,
): PlannedEvidence[] {
  const closingStart = startOfClosingDocument(text)
  const strong = new Set(section.strongHeadings.map(squeeze))
  const only = section.onlyHeadings ? new Set(section.onlyHeadings.map(squeeze)) : null
  const found = segments.flatMap((segment): PlannedEvidence[] => {
    const assessment = assessments.get(segment.number)
    // what names and orders at once opens both sections, each with its own lines
    const kinds = assessment ? ['diagnosis', 'plan'] : segment.topic === null ? [] : [segment.topic]
    const topic = topics.findIndex((candidate) => kinds.includes(candidate))
    if (topic < 0 || (only && !only.has(squeeze(segment.heading ?? '')))) return []
    const rank =
      (topics.length - topic) * 10 +
      (strong.has(squeeze(segment.heading ?? '')) ? strongHeadingRank : segment.start >= closingStart ? closingRank : 0)
    const parts = assessment
      ? assessment[topics[topic] === 'diagnosis' ? 'problems' : 'orders']
      : [{ start: segment.headingEnd, end: segment.end }]
    return parts
      .map(({ start, end }) => trimmed(text, start, end))
      .filter(({ start, end }) => !isBlank(text.slice(start, end)))
      .map((body) => ({ ...body, segment: segment.number, rank }))
  })
  // where a discharge diagnosis stands, the ones it replaced do not count any more
  const named = found.filter(({ rank }) => rank >= strongHeadingRank)
  if (isNamedOver(section, named)) return strongestFirst(named, section.prefer)
  // with the orders at discharge count those that stand below them
  const from = Math.min(...found.filter(({ rank }) => rank >= closingRank).map(({ start }) => start))
  const closing = found.filter(({ start }) => start >= from)
  return strongestFirst(closing.length > 0 ? closing : found, section.prefer)
}

/** A diagnosis at discharge stands over the ones beside it; orders at discharge do not stand over the follow-up below them. */
const isNamedOver = ({ topics }: SectionTemplate, named: readonly PlannedEvidence[]) => named.length > 0 && topics[0] === 'diagnosis'

function byCue(
  record: GuardRecord,
  segments: readonly Segment[],
  section: SectionTemplate,
  patterns: readonly string[],
  language: Language,
  named: readonly Span[],
): PlannedEvidence[] {
  const { text } = record
  const cues = patterns.map((cue) => new RegExp(cue, language === 'en' ? 'iu' : 'u'))
  const closed = new Set(section.notInTopics)
  const opens = new Set(named.map(({ start }) => start))
  const isOpening = ({ start, end }: Span) =>
    opens.has(start) || (section.fallbackTerms?.kind === 'symptom' && statedReason.test(text.slice(start, end)))
  const found: PlannedEvidence[] = []
  for (const segment of segments) {
    const isClosed = segment.topic !== null && closed.has(segment.topic)
    for (const sentence of sentenceSpans(text, segment.headingEnd, segment.end)) {
      if (isClosed && !isBelow(text, segment, sentence)) continue
      // a sentence without an end is a table or a dump, and cues say nothing about it
      if (sentence.end - sentence.start > 2000) continue
      const words = text.slice(sentence.start, sentence.end)
      const hits = cues.filter((cue) => cue.test(words)).length
      // a duration beside a symptom makes a complaint, one beside a drug does not
      if (hits > 0) found.push({ ...sentence, segment: segment.number, rank: Math.min(9, hits) + (isOpening(sentence) ? 5 : 0) })
    }
  }
  // where one of them names what the section is of, a drug or a habit since so many years is not it
  const told = section.fallbackTerms ? found.filter(isOpening) : []
  return strongestFirst(
    told.length > 0
      ? told
      : found.filter((span) => !isHabit(section, text.slice(span.start, span.end)) && !isTreatment(section, record, span)),
    section.prefer,
  ).slice(0, section.maximumCueSentences)
}

/** 因“持续胸骨后压榨痛3小时”入院: in the patient's words, so that no dictionary has to know them. */
const statedReason = /因\s*[“"「『][^”"」』\n]{2,40}[”"」』]/
const habit = /吸烟|饮酒|戒烟|戒酒|支\/日|\b(?:smok\w*|alcohol|quit|vap\w*|pk yr|pack|ppd|u\/wk|folic acid|vitamin)\b/i
const isHabit = ({ fallbackTerms }: SectionTemplate, words: string) => fallbackTerms?.kind === 'symptom' && habit.test(words)

type Names = (kind: TermKind, isSure?: boolean) => boolean
const namesIn = (record: GuardRecord, { start, end }: Span): Names => {
  const terms = record.terms.slice(firstStarting(record.terms, start), firstStarting(record.terms, end))
  return (kind, isSure = false) => terms.some((term) => term.kinds.includes(kind) && !(isSure && term.isAmbiguous))
}
/** “Insulin glargine tried 2022, stopped after one week”: neither a complaint nor a diagnosis, whatever its time says. */
function isTreatment({ fallbackTerms }: SectionTemplate, record: GuardRecord, span: Span): boolean {
  const names = namesIn(record, span)
  return fallbackTerms !== undefined && names('drug', true) && !names('symptom') && !names('disease')
}
/** An assessment on one line that names drugs and for certain no illness only orders: RD there is a dietitian. */
function isOrderLine(record: GuardRecord, span: Span): boolean {
  const names = namesIn(record, span)
  return (
    !record.text.slice(span.start, span.end).includes('\n') && names('drug', true) && !names('disease', true) && !names('symptom', true)
  )
}

/** Whether a heading that stands within a line (“Bloods today: ESR 82.”) has ended above: a sentence of a later line, after a line that is complete. */
function isBelow(text: string, { heading, headingEnd }: Segment, { start }: Span): boolean {
  const lineEnd = text.indexOf('\n', headingEnd)
  if (heading === null || lineEnd < 0 || lineEnd > start || isBlank(text.slice(headingEnd, lineEnd))) return false
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  return /[。.；;！!？?）)]\s*$/.test(text.slice(headingEnd, lineStart))
}

function strongestFirst(found: readonly PlannedEvidence[], prefer: 'first' | 'last'): PlannedEvidence[] {
  return [...found].sort((a, b) => b.rank - a.rank || (prefer === 'first' ? a.start - b.start : b.start - a.start))
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && /[\s：:]/.test(text[start] as string)) start++
  // the head of a table, 药名 用法 说明, is none of its rows
  const head = /^[^\n]{0,60}/.exec(text.slice(start, Math.min(end, start + 61)))?.[0] ?? ''
  if (
    /^[\u3400-\u9fff]{1,5}(?:\t| {2,}|　+)[\u3400-\u9fff]{1,5}(?:(?:\t| {2,}|　+)[\u3400-\u9fff]{1,5})*\s*$/.test(head) &&
    start + head.length < end
  )
    return trimmed(text, start + head.length, end)
  while (end > start && /\s/.test(text[end - 1] as string)) end--
  return { start, end }
}
