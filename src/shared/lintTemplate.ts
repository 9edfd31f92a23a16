import { isAbsence } from './guard/absence.ts'
import type { ErrorCode, Failure, FailureParams } from './errors.ts'
import { manufacturingWords } from './manufacturing.ts'
import type { SectionTemplate, Template } from './template.ts'

/** What stands in the way of using a template: a failure with its message, and the section and field that it is about. */
export type TemplateFault = { readonly failure: Failure; readonly sectionId: string | null; readonly field: TemplateField }
export type TemplateField = 'sections' | 'system' | 'id' | 'heading' | 'request' | 'absent' | 'maximumStatements' | 'cues' | 'topics'

export const maximumSections = 20
/** A section is a summary: of what is longer the record is the better reading. */
export const maximumStatementsOfSection = 8
export const maximumStatementsOfTemplate = 40
/** A group that repeats and is repeated takes for ever on some record. */
const nestedRepeat = /\((?:[^()\\]|\\.)*(?<!\\)[+*}](?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,\})/

/** Everything that is wrong with a template, in its order. `topics`: those that some heading opens. Pure; one of none may be used. */
export function lintTemplate(template: Template, topics: ReadonlySet<string>): TemplateFault[] {
  const { sections, system } = template
  const faults: TemplateFault[] = []
  const fault = (code: ErrorCode, params: FailureParams, field: TemplateField, sectionId: string | null = null) =>
    faults.push({ failure: { code, params }, sectionId, field })

  for (const words of [system.zh, system.en].map(manufacturingWords))
    if (words !== null) fault('template-manufactures', { heading: template.name.zh, words }, 'system')
  if (sections.length === 0) fault('template-sections-none', {}, 'sections')
  if (sections.length > maximumSections) fault('template-sections-many', { count: sections.length, maximum: maximumSections }, 'sections')
  const total = sections.reduce((sum, { maximumStatements }) => sum + maximumStatements, 0)
  if (total > maximumStatementsOfTemplate)
    fault('template-statements-total', { count: total, maximum: maximumStatementsOfTemplate }, 'sections')
  const seen = new Set<string>()
  for (const section of sections) {
    const { id, heading } = section
    if (seen.has(id)) fault('template-section-twice', { id }, 'id', id)
    seen.add(id)
    for (const [field, code, params] of faultsOf(section, topics)) fault(code, { heading: heading.zh, ...params }, field, id)
  }
  return faults
}

type SectionFault = readonly [TemplateField, ErrorCode, FailureParams]

function faultsOf(section: SectionTemplate, topics: ReadonlySet<string>): SectionFault[] {
  const { request, absent, maximumStatements, cues, quoteCues, fallbackCues, fallbackTerms } = section
  const faults: SectionFault[] = []
  for (const words of [request.zh, request.en].map(manufacturingWords))
    if (words !== null) faults.push(['request', 'template-manufactures', { words }])
  for (const words of [absent.zh, absent.en]) if (!isAbsence(words)) faults.push(['absent', 'template-absent-claims', { words }])
  if (maximumStatements > maximumStatementsOfSection)
    faults.push(['maximumStatements', 'template-statements-many', { count: maximumStatements, maximum: maximumStatementsOfSection }])
  const patterns = [cues, quoteCues, fallbackCues].flatMap((list) => (list ? [...list.zh, ...list.en] : []))
  for (const cue of patterns) if (!isUsableCue(cue)) faults.push(['cues', 'template-cue-bad', { cue }])
  const named = [section.topics, section.fallbackTopics ?? [], section.notInTopics, fallbackTerms?.notInTopics ?? []].flat()
  const unknown = named.find((topic) => !topics.has(topic))
  if (unknown !== undefined) faults.push(['topics', 'template-topic-unknown', { topic: unknown }])
  const isBlind = section.topics.length === 0 && patterns.length === 0 && !fallbackTerms && (section.fallbackTopics ?? []).length === 0
  if (isBlind) faults.push(['topics', 'template-section-blind', {}])
  return faults
}

function isUsableCue(cue: string): boolean {
  if (cue.trim() === '' || nestedRepeat.test(cue)) return false
  try {
    return !new RegExp(cue, 'iu').test('')
  } catch {
    return false
  }
}
