import type { ShortForm } from '../../shared/guard/shortForms.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { SectionTemplate, Template } from '../../shared/template.ts'
import { characterBoundary } from '../../shared/text/characterBoundary.ts'
import type { ChatPrompt } from '../engine/engine.ts'
import { leadingClauses } from '../../shared/text/spans.ts'
import type { PlannedEvidence } from './plan.ts'

/** UTF-16 units of evidence repeated in the request: a small model copies best what it read last. */
const maximumExcerpt = { zh: 700, en: 1800 } as const

/** What a prompt may hold beside the rules, the record and the task; each was measured, see docs/prompts.md. */
export type PromptParts = {
  /** A line with what the record's confusable short forms stand for. */
  readonly shortForms: boolean
  /** The section's evidence, once more after the record. */
  readonly passages: boolean
}
export const shippedParts: PromptParts = { shortForms: true, passages: true }

/** 房颤＝心房颤动（不是房间隔缺损）, for the short forms that a record uses and a model takes for something else. */
const shortFormLine = {
  zh: (forms: readonly ShortForm[]) => `术语：${forms.map(({ short, full, not }) => `${short}＝${full}（不是${not}）`).join('；')}。\n\n`,
  en: (forms: readonly ShortForm[]) => `Terms: ${forms.map(({ short, full, not }) => `${short} = ${full} (not ${not})`).join('; ')}.\n\n`,
} as const

/** The record as every prompt about it opens: the same characters, so that what one has read no other reads again. */
export function recordOpening(language: Language, record: string, shortForms: readonly ShortForm[]): string {
  const terms = shortForms.length > 0 ? shortFormLine[language](shortForms) : ''
  return language === 'zh' ? `${terms}病历：\n${record}\n\n（病历完）\n\n` : `${terms}Record:\n${record}\n\n(end of record)\n\n`
}

/** Constant rules first, then the record's short forms, then the record, then the request: what stands first stays in the cache from section to section. */
export function buildPrompt(options: {
  readonly template: Template
  readonly section: SectionTemplate
  readonly language: Language
  readonly record: string
  readonly excerpts: readonly string[]
  readonly shortForms?: readonly ShortForm[]
  readonly parts?: PromptParts
  /** How the physician likes it, a line each. */
  readonly style?: readonly string[]
  /** What the section says already; the answer goes on after it. */
  readonly said?: string
}): ChatPrompt {
  const { template, section, language, record, excerpts, shortForms = [], parts = shippedParts, style = [], said = '' } = options
  const heading = section.heading[language]
  const text = excerpts.map((excerpt) => excerpt.trim()).join('\n')
  const passages = !parts.passages ? '' : language === 'zh' ? `相关原文：\n${text}\n\n` : `Passages:\n${text}\n\n`
  const opening = recordOpening(language, record, parts.shortForms ? shortForms : [])
  const wishes = style.length > 0 ? `${style.join('\n')}\n` : ''
  const task = language === 'zh' ? `任务：${section.request.zh}` : `Task: ${section.request.en}`
  return {
    system: template.system[language],
    user: `${opening}${passages}${wishes}${task}`,
    cuts: [0, opening.length],
    answerStart: language === 'zh' ? `${heading}：${said}` : `${heading}: ${said === '' ? '' : `${said} `}`,
  }
}

/** The strongest evidence inside one part, in the record's order, whole clauses only, up to the limit. */
export function excerptsOf(text: string, evidence: readonly PlannedEvidence[], language: Language): string[] {
  let room: number = maximumExcerpt[language]
  const taken: { start: number; end: number }[] = []
  for (const { start, end } of evidence) {
    const whole = leadingClauses(text, start, end, room)
    // a passage without a break (a table on one line) is repeated in part: the whole stands in the record above
    const span = taken.length === 0 ? { start: whole.start, end: characterBoundary(text, Math.min(whole.end, whole.start + room)) } : whole
    if (span.end - span.start > room) break
    taken.push(span)
    room -= span.end - span.start
    if (room < 40) break
  }
  return taken.sort((a, b) => a.start - b.start).map((span) => text.slice(span.start, span.end))
}
