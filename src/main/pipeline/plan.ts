import type { Language } from '../../shared/messages/formatFailure.ts'
import type { Segment } from '../../shared/note.ts'
import type { SectionTemplate, Template } from '../../shared/template.ts'
import { sentenceSpans, type Span } from '../../shared/text/sentences.ts'

/** A place of the record that bears on a section; a higher `rank` bears more. */
export type PlannedEvidence = Span & { readonly segment: number; readonly rank: number }
export type SectionPlan = {
  readonly section: SectionTemplate
  readonly evidence: readonly PlannedEvidence[]
  /** Found under headings that say so, not by cue words. */
  readonly isStated: boolean
}

const strongHeadingRank = 500
const isBlank = (text: string) => !/[\p{L}\p{N}]/u.test(text)
/** Printed forms spread a heading: 出 院 诊 断. */
const squeeze = (heading: string) => heading.replace(/\s/g, '').toLowerCase()

/**
 * For each section, the places of the record that bear on it, strongest first. Stated headings come first; only where there is none do cue words
 * count, and never inside a history. No evidence means that the section is absent: nothing is asked of the model, so nothing can be invented.
 */
export function planSections(text: string, segments: readonly Segment[], template: Template, language: Language): SectionPlan[] {
  return template.sections.map((section) => {
    const stated = byHeading(text, segments, section)
    const isStated = stated.length > 0
    return { section, isStated, evidence: isStated ? stated : byCue(text, segments, section, language) }
  })
}

/** Titles of the document that closes a chart, at the start of a line, also spread over it: what stands under them replaces what was thought before. */
const closingDocument = /^[ \t　]*(?:出[ 　]*院[ 　]*(?:记[ 　]*录|小[ 　]*结|总[ 　]*结)|24小时内入出院记录|discharge summary\b)/gim

function startOfClosingDocument(text: string): number {
  return [...text.matchAll(closingDocument)].at(-1)?.index ?? text.length
}

function byHeading(text: string, segments: readonly Segment[], section: SectionTemplate): PlannedEvidence[] {
  const closingStart = startOfClosingDocument(text)
  const strong = new Set(section.strongHeadings.map(squeeze))
  const found = segments.flatMap((segment): PlannedEvidence[] => {
    const topic = segment.topic === null ? -1 : section.topics.indexOf(segment.topic)
    if (topic < 0) return []
    const body = trimmed(text, segment.headingEnd, segment.end)
    if (isBlank(text.slice(body.start, body.end))) return []
    const rank =
      (section.topics.length - topic) * 10 +
      (strong.has(squeeze(segment.heading ?? '')) || segment.start >= closingStart ? strongHeadingRank : 0)
    return [{ ...body, segment: segment.number, rank }]
  })
  // where a discharge diagnosis stands, the ones it replaced do not count any more
  const settled = found.filter(({ rank }) => rank >= strongHeadingRank)
  return strongestFirst(settled.length > 0 ? settled : found, section.prefer)
}

function byCue(text: string, segments: readonly Segment[], section: SectionTemplate, language: Language): PlannedEvidence[] {
  const cues = section.cues[language].map((cue) => new RegExp(cue, language === 'en' ? 'iu' : 'u'))
  const closed = new Set(section.notInTopics)
  const found: PlannedEvidence[] = []
  for (const segment of segments) {
    if (segment.topic !== null && closed.has(segment.topic)) continue
    for (const sentence of sentenceSpans(text, segment.headingEnd, segment.end)) {
      // a sentence without an end is a table or a dump, and cues say nothing about it
      if (sentence.end - sentence.start > 2000) continue
      const words = text.slice(sentence.start, sentence.end)
      const hits = cues.filter((cue) => cue.test(words)).length
      if (hits > 0) found.push({ ...sentence, segment: segment.number, rank: Math.min(9, hits) })
    }
  }
  return strongestFirst(found, section.prefer).slice(0, section.maximumCueSentences)
}

function strongestFirst(found: readonly PlannedEvidence[], prefer: 'first' | 'last'): PlannedEvidence[] {
  return [...found].sort((a, b) => b.rank - a.rank || (prefer === 'first' ? a.start - b.start : b.start - a.start))
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && /[\s：:]/.test(text[start] as string)) start++
  while (end > start && /\s/.test(text[end - 1] as string)) end--
  return { start, end }
}
