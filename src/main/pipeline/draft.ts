import { indexRecord, type RecordIndex } from '../../shared/guard/recordIndex.ts'
import { supportOf } from '../../shared/guard/support.ts'
import { overlaps } from '../../shared/text/spans.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { Coverage, DraftSection, Evidence, Rejection, Segment, Statement, Timing } from '../../shared/note.ts'
import type { Template } from '../../shared/template.ts'
import { joinStatements } from '../../shared/text/joinStatements.ts'
import { languageOf } from '../../shared/text/language.ts'
import type { Span } from '../../shared/text/sentences.ts'
import type { DecodeStats, Engine } from '../engine/engine.ts'
import { cutIntoParts, textOfPart, type Part } from './chunk.ts'
import { coverageOf } from './coverage.ts'
import { mergeCandidates, type Candidate } from './merge.ts'
import { planSections, type PlannedEvidence, type SectionPlan } from './plan.ts'
import { buildPrompt, excerptsOf } from './prompt.ts'
import { isAbsentPhrase, quoteEvidence, tidyStatement, withDoubtOfHeading } from './statement.ts'
import { Stopwatch } from './stopwatch.ts'

export type DraftEvent =
  | { readonly type: 'prefill'; readonly done: number; readonly total: number; readonly part: number; readonly parts: number }
  | { readonly type: 'delta'; readonly sectionId: string; readonly text: string }
  | { readonly type: 'settled'; readonly sectionId: string; readonly statement: Statement }
  | { readonly type: 'withdrawn'; readonly sectionId: string }

export type DraftJob = {
  readonly text: string
  readonly segments: readonly Segment[]
  readonly template: Template
  readonly seed: number
  readonly engine: Engine
  readonly signal: AbortSignal
  /** Milliseconds, monotonic. */
  readonly clock: () => number
  readonly emit: (event: DraftEvent) => void
}

export type DraftResult = {
  readonly sections: DraftSection[]
  readonly coverage: Coverage
  readonly rejections: Rejection[]
  readonly timing: Timing
}

/** Tokens that one section may take: two statements of the longest kind. */
const answerTokens = 200
/** UTF-16 units a statement may reach before it is cut at a clause; a longer one is a copied paragraph. */
export const maximumStatementCharacters = { zh: 110, en: 280 } as const
/** A record up to this is read whole; a longer one where its evidence stands. */
const wholeRecordTokens = 1600
/** Tokens of the chat template around the texts. */
const templateTokens = 64

export function headingsOf(template: Template, text: string): { id: string; heading: string }[] {
  const language = languageOf(text)
  return template.sections.map(({ id, heading }) => ({ id, heading: heading[language] }))
}

/**
 * The whole path on one screen: plan → fit → decode section by section → hold each statement against the record → merge → coverage.
 * Settled statements leave through `emit` as they come. Throws AppFailure of the engine; what was settled until then has been emitted.
 */
export async function draftRecord(job: DraftJob): Promise<DraftResult> {
  const { text, segments, template } = job
  const language = languageOf(text)
  const plans = planSections(text, segments, template, language)
  const parts = await fitParts(job, plans, language)
  const watch = new Stopwatch(job.clock, job.engine.info().loadMs)
  const writer = new SectionWriter(job, language, indexRecord(text), parts, watch)

  const candidates = new Map<string, Candidate[]>(plans.map(({ section }) => [section.id, []]))
  const read = new Set<Part>()
  for (const [number, part] of parts.entries()) {
    for (const plan of plans) {
      if (!placesOf(plan, parts).includes(part)) continue
      read.add(part)
      const isOnly = placesOf(plan, parts).length === 1
      for await (const candidate of writer.write(plan, part, number)) {
        candidates.get(plan.section.id)?.push(candidate)
        if (isOnly) writer.settle(plan.section.id, candidate.statement)
      }
    }
  }

  const sections = plans.map((plan): DraftSection => {
    const isOnly = placesOf(plan, parts).length === 1
    const found = candidates.get(plan.section.id) ?? []
    const statements = isOnly ? found.map(({ statement }) => statement) : mergeCandidates(found, plan.section.maximumStatements)
    if (!isOnly) for (const statement of statements) writer.settle(plan.section.id, statement)
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
    rejections: writer.rejections,
    timing: watch.timing(),
  }
}

/** The parts that hold a section's strongest evidence: where a discharge order stands, the plan of the first day is not asked for. */
function placesOf(plan: SectionPlan, parts: readonly Part[]): Part[] {
  const strongest = plan.evidence[0]?.rank
  const best = plan.evidence.filter(({ rank }) => rank === strongest)
  return parts.filter((part) => best.some((span) => isIn(part, span)))
}

const isIn = (part: Part, span: Span) => part.spans.some((own) => overlaps(own, span))

/**
 * What the model reads: a short record whole; of a long one the segments that hold evidence for some section, since every statement must rest there
 * anyway and each thousand tokens cost seconds. What does not fit in the window is read in parts. Nothing that bears on a section is left out.
 */
async function fitParts(job: DraftJob, plans: readonly SectionPlan[], language: Language): Promise<Part[]> {
  const { engine, template, text } = job
  const around = plans.map((plan) => {
    const prompt = buildPrompt({
      template,
      section: plan.section,
      language,
      record: '',
      excerpts: excerptsOf(text, plan.evidence, language),
    })
    return prompt.system + prompt.user + prompt.answerStart
  })
  const [...counts] = await engine.countTokens(around, job.signal)
  const budget = engine.info().contextTokens - Math.max(...counts) - templateTokens - answerTokens
  const countTokens = (texts: readonly string[]) => engine.countTokens(texts, job.signal)
  const [whole = 0] = await countTokens([text])
  const evidence = plans.flatMap((plan) => plan.evidence)
  const isShort = whole <= Math.min(budget, wholeRecordTokens)
  const reading = isShort ? job.segments : job.segments.filter((segment) => evidence.some((span) => overlaps(span, segment)))
  return reading.length === 0 ? [] : cutIntoParts(text, reading, Math.max(16, budget), countTokens)
}

/** Writes one section over one part, and lets nothing out that the record does not carry. */
class SectionWriter {
  readonly rejections: Rejection[] = []
  readonly #job: DraftJob
  readonly #language: Language
  readonly #index: RecordIndex
  readonly #parts: readonly Part[]
  readonly #watch: Stopwatch

  constructor(job: DraftJob, language: Language, index: RecordIndex, parts: readonly Part[], watch: Stopwatch) {
    this.#job = job
    this.#language = language
    this.#index = index
    this.#parts = parts
    this.#watch = watch
  }

  settle(sectionId: string, statement: Statement): void {
    this.#watch.statement()
    this.#job.emit({ type: 'settled', sectionId, statement })
  }

  async *write(plan: SectionPlan, part: Part, number: number): AsyncGenerator<Candidate> {
    const { template, text, emit } = this.#job
    const { section } = plan
    const evidence = plan.evidence.filter((span) => isIn(part, span))
    const index = this.#indexFor(plan)
    const verbatim = this.#verbatim(plan)
    if (verbatim) {
      yield { statement: verbatim, rank: rankOf(verbatim.evidence, evidence) }
      return
    }
    const used: Evidence[] = []
    let refused = false
    let written = 0
    let stats: DecodeStats | undefined
    const request = {
      prompt: buildPrompt({
        template,
        section,
        language: this.#language,
        record: textOfPart(text, part),
        excerpts: excerptsOf(text, evidence, this.#language),
      }),
      maximumTokens: answerTokens,
      maximumStatements: section.maximumStatements,
      maximumStatementCharacters: maximumStatementCharacters[this.#language],
      stopBefore: this.#stopBefore(section.id),
      seed: this.#job.seed,
    }
    for await (const event of this.#job.engine.decode(request, this.#job.signal)) {
      if (event.type === 'prefill') emit({ ...event, part: number + 1, parts: this.#parts.length })
      else if (event.type === 'text') {
        this.#watch.token()
        emit({ type: 'delta', sectionId: section.id, text: event.text })
      } else if (event.type === 'end') stats = event.stats
      else {
        stats = event.stats
        const statement = this.#hold(plan, index, evidence, tidyStatement(event.text, section, this.#language))
        if (statement === 'nothing') continue
        if (statement === 'refused') {
          // what follows a refused statement builds on it
          refused = true
          emit({ type: 'withdrawn', sectionId: section.id })
          break
        }
        used.push(...statement.evidence)
        written++
        yield { statement, rank: rankOf(statement.evidence, evidence) }
      }
    }
    if (stats) this.#watch.add(stats)
    // a part that has nothing to add stays silent while others may speak; a refused statement gives way to the words of the record
    if (!refused && (written > 0 || placesOf(plan, this.#parts).length > 1)) return
    const quote = quoteEvidence(text, this.#job.segments, section, evidence, used, this.#language)
    if (quote) yield { statement: quote, rank: rankOf(quote.evidence, evidence) }
  }

  /** “主诉：头晕1周。” is already what the section asks for: no model can say it better. */
  #verbatim({ section, evidence, isStated }: SectionPlan): Statement | undefined {
    const [only, another] = evidence
    const limit = section.verbatimUpTo?.[this.#language] ?? 0
    if (!isStated || !only || another || only.end - only.start > limit) return undefined
    return quoteEvidence(this.#job.text, this.#job.segments, section, evidence, [], this.#language)
  }

  /** Where headings say what belongs to a section, only these places count: a past treatment is no plan, a symptom elsewhere no complaint. */
  #indexFor(plan: SectionPlan): RecordIndex {
    if (!plan.isStated) return this.#index
    const places = [...plan.evidence].sort((a, b) => a.start - b.start)
    return indexRecord(this.#job.text, places)
  }

  /** The gate: a statement settles only when the record carries it, and from a place that bears on this section. */
  #hold(plan: SectionPlan, index: RecordIndex, evidence: readonly PlannedEvidence[], text: string): Statement | 'refused' | 'nothing' {
    if (text === '') return 'nothing'
    if (isAbsentPhrase(text)) return this.#refuse(plan, text, 'absent')
    const support = supportOf(index, text, evidence)
    if (support.problem !== null) {
      const isElsewhere = index !== this.#index && supportOf(this.#index, text).problem === null
      return this.#refuse(plan, text, isElsewhere ? 'section' : support.problem)
    }
    if (support.evidence.length === 0) return 'nothing'
    if (!support.evidence.some((span) => evidence.some((planned) => overlaps(span, planned)))) return this.#refuse(plan, text, 'section')
    return { text: withDoubtOfHeading(text, support.evidence, this.#job.segments), kind: 'record', evidence: support.evidence }
  }

  #refuse(plan: SectionPlan, text: string, reason: string): 'refused' {
    this.rejections.push({ sectionId: plan.section.id, text, reason })
    return 'refused'
  }

  #stopBefore(sectionId: string): string[] {
    const others = this.#job.template.sections.filter(({ id }) => id !== sectionId).map(({ heading }) => heading[this.#language])
    return others.flatMap((heading) => (this.#language === 'zh' ? [`${heading}：`, `${heading}:`] : [`${heading}:`]))
  }
}

function rankOf(spans: readonly Evidence[], evidence: readonly PlannedEvidence[]): number {
  return Math.max(0, ...evidence.filter((planned) => spans.some((span) => overlaps(span, planned))).map(({ rank }) => rank))
}
