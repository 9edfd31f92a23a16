import type { Coverage, DraftSection, Rejection, Statement, Timing } from '../../shared/note.ts'
import type { Template } from '../../shared/template.ts'
import { joinStatements } from '../../shared/text/joinStatements.ts'
import { languageOf } from '../../shared/text/language.ts'
import type { Part } from './chunk.ts'
import { coverageOf } from './coverage.ts'
import type { DraftJob } from './draftJob.ts'
import { fitParts } from './fitParts.ts'
import { mergeCandidates, type Candidate } from './merge.ts'
import { planSections, type SectionPlan } from './plan.ts'
import { placesOf, SectionWriter } from './sectionWriter.ts'
import { quoteEvidence } from './statement.ts'
import { Stopwatch } from './stopwatch.ts'

export type DraftResult = {
  readonly sections: DraftSection[]
  readonly coverage: Coverage
  readonly rejections: Rejection[]
  readonly timing: Timing
}

export function headingsOf(template: Template, text: string): { id: string; heading: string }[] {
  const language = languageOf(text)
  return template.sections.map(({ id, heading }) => ({ id, heading: heading[language] }))
}

/**
 * The whole path on one screen: plan → fit → decode section by section → hold each statement against the record → merge → coverage.
 * Settled statements leave through `emit` as they come. Throws AppFailure of the engine; what was settled until then has been emitted.
 */
export async function draftRecord(given: DraftJob): Promise<DraftResult> {
  // as the guard reads it: without what speaks to the program
  const record = given.guard.readRecord(given.text)
  const job = { ...given, text: record.text }
  const { text, segments, template } = job
  const language = languageOf(text)
  const plans = planSections(text, segments, template, language, record).filter(
    ({ section }) => (job.onlySectionId ?? section.id) === section.id,
  )
  const shortForms = job.guard.shortForms(record)
  const parts = await fitParts(job, plans, language, shortForms)
  const places = new Map(plans.map((plan) => [plan, placesOf(plan, parts)]))
  const isOnlyPlace = (plan: SectionPlan) => places.get(plan)?.length === 1
  const watch = new Stopwatch(job.clock, job.engine.info().loadMs)
  const writer = new SectionWriter(job, language, { record, shortForms, parts: parts.length, watch })

  const candidates = new Map<string, Candidate[]>(plans.map(({ section }) => [section.id, []]))
  const read = new Set<Part>()
  const leftOut = new Map<Statement, string>()
  for (const [number, part] of parts.entries()) {
    for (const plan of plans) {
      if (!places.get(plan)?.includes(part)) continue
      read.add(part)
      const isOnly = isOnlyPlace(plan)
      for await (const candidate of writer.write(plan, part, number, isOnly)) {
        const own = isOnly ? asWritten(job, plan, candidate.statement) : candidate.statement
        candidates.get(plan.section.id)?.push(own ? { ...candidate, statement: own } : candidate)
        if (own === null) leftOut.set(candidate.statement, plan.section.id)
        else if (isOnly) writer.settle(plan.section.id, own)
      }
      // what several parts say is shown once it is merged
      if (!isOnly) job.emit({ type: 'withdrawn', sectionId: plan.section.id })
    }
  }

  const sections = plans.map((plan): DraftSection => {
    const isOnly = isOnlyPlace(plan)
    const found = candidates.get(plan.section.id) ?? []
    const all = isOnly
      ? found.map(({ statement }) => statement)
      : mergeCandidates(found, plan.section).map((statement) => {
          const own = asWritten(job, plan, statement)
          if (own === null) leftOut.set(statement, plan.section.id)
          return own ?? statement
        })
    const kept = all.filter((statement) => !leftOut.has(statement))
    // a habit leaves clauses out, never the whole of a section
    const statements = kept.length > 0 ? kept : all
    if (!isOnly || kept.length === 0) for (const statement of statements) writer.settle(plan.section.id, statement)
    const quote = statements.length === 0 ? quoteEvidence(text, segments, plan.section, plan.evidence, [], language) : undefined
    if (quote) {
      statements.push(quote)
      writer.settle(plan.section.id, quote)
    }
    if (statements.length === 0) {
      const absent: Statement = { text: plan.section.absent[language], kind: 'absent', evidence: [] }
      statements.push(absent)
      writer.settle(plan.section.id, absent)
    }
    return {
      id: plan.section.id,
      heading: plan.section.heading[language],
      text: joinStatements(statements.map((statement) => statement.text)),
      statements,
    }
  })
  return {
    sections,
    coverage: coverageOf(
      segments,
      sections,
      [...read].flatMap((part) => part.spans),
    ),
    rejections: [...writer.rejections, ...leftOutOf(sections, leftOut)],
    timing: { ...watch.timing(), ...(writer.reusedSections.length > 0 && { reusedSections: writer.reusedSections }) },
  }
}

/** Statements that the physician's habits leave out are kept with the refusals, so that nothing which the model wrote is gone without a trace. */
function leftOutOf(sections: readonly DraftSection[], leftOut: ReadonlyMap<Statement, string>): Rejection[] {
  const shown = new Set(sections.flatMap(({ statements }) => statements))
  return [...leftOut].flatMap(([statement, sectionId]) =>
    shown.has(statement) ? [] : [{ sectionId, text: statement.text, reason: 'left-out' }],
  )
}

/** The statement in the physician's own words, where there are rules of his. */
function asWritten({ memory }: DraftJob, { section }: SectionPlan, statement: Statement): Statement | null {
  return memory ? memory.rewrite(section, statement) : statement
}
