import type { GuardRecord } from '../../shared/guard/guardRecord.ts'
import type { ShortForm } from '../../shared/guard/shortForms.ts'
import { indexRecord, type RecordIndex } from '../../shared/guard/recordIndex.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { Evidence, Rejection, Statement } from '../../shared/note.ts'
import type { SectionTemplate } from '../../shared/template.ts'
import { overlaps } from '../../shared/text/spans.ts'
import { clauseSpans, type Span } from '../../shared/text/sentences.ts'
import { joinStatements } from '../../shared/text/joinStatements.ts'
import type { DecodeEnd, DecodeRequest, DecodeStats } from '../engine/engine.ts'
import { textOfPart, type Part } from './chunk.ts'
import type { DraftJob } from './draftJob.ts'
import { likelyAnswer } from './likelyAnswer.ts'
import type { Candidate } from './merge.ts'
import type { PlannedEvidence, SectionPlan } from './plan.ts'
import { buildPrompt, excerptsOf } from './prompt.ts'
import { lettersOf, maximumStatementCharacters, quoteEvidence, underDoubt, withDoubtOfHeading } from './statement.ts'
import { statedComplaint } from './statedComplaint.ts'
import { listStatement, statedItems, type StatedList } from './statedItems.ts'
import { StatementJudge } from './statementJudge.ts'
import type { Stopwatch } from './stopwatch.ts'
import { unsaidEvidence } from './unsaid.ts'

/** Tokens that one section may take: two statements of the longest kind, and more where it may have more. */
export const answerTokensFor = ({ maximumStatements }: Pick<SectionTemplate, 'maximumStatements'>): number =>
  100 * Math.min(6, Math.max(2, maximumStatements))

/** The record as it was read for all sections, in how many parts, and the clock of the draft. */
export type Reading = {
  readonly record: GuardRecord
  readonly shortForms: readonly ShortForm[]
  readonly parts: number
  readonly watch: Stopwatch
}

/** Writes one section over one part, and lets nothing out that the record does not carry. */
export class SectionWriter {
  readonly rejections: Rejection[] = []
  readonly #job: DraftJob
  readonly #language: Language
  readonly #index: RecordIndex
  readonly #record: GuardRecord
  readonly #shortForms: readonly ShortForm[]
  readonly #parts: number
  readonly #watch: Stopwatch
  readonly #asked = new Set<string>()
  readonly #reused = new Set<string>()

  constructor(job: DraftJob, language: Language, { record, shortForms, parts, watch }: Reading) {
    this.#job = job
    this.#language = language
    this.#index = indexRecord(job.text)
    this.#record = record
    this.#shortForms = shortForms
    this.#parts = parts
    this.#watch = watch
  }

  /** Ids of the sections whose every request was answered by an earlier draft. */
  get reusedSections(): string[] {
    return [...this.#reused].filter((id) => !this.#asked.has(id))
  }

  settle(sectionId: string, statement: Statement): void {
    this.#watch.statement()
    this.#job.emit({ type: 'settled', sectionId, statement })
  }

  /** `isOnlyPlace`: no other part speaks of this section. */
  async *write(plan: SectionPlan, part: Part, number: number, isOnlyPlace: boolean): AsyncGenerator<Candidate> {
    const { text, segments } = this.#job
    const { section } = plan
    const evidence = plan.evidence.filter((span) => isIn(part, span))
    const verbatim = this.#verbatim(plan)
    if (verbatim) {
      yield { statement: verbatim, rank: rankOf(verbatim.evidence, evidence) }
      return
    }
    const index = this.#indexFor(plan)
    const judge = new StatementJudge({
      text,
      segments,
      section,
      evidence,
      index,
      whole: this.#index,
      guard: this.#job.guard,
      record: this.#record,
      language: this.#language,
      onRefused: (rejection) => this.rejections.push(rejection),
    })
    // who asks for a section anew wants other words than the record's
    const stated = isOnlyPlace && !this.#job.sampling ? this.#asStated({ ...plan, evidence }, judge) : []
    for (const statement of stated) yield { statement, rank: rankOf(statement.evidence, evidence) }
    if (stated.length > 0) return
    const said: Statement[] = []
    let end = yield* this.#ask(plan, part, number, evidence, index, judge, said)
    // a model that stops after the first of ten orders is asked for the rest
    const rest = section.verbatimUpTo ? [] : unsaidEvidence(text, evidence, spansOf(said))
    if (end === 'complete' && isOnlyPlace && said.length > 0 && said.length < section.maximumStatements && rest.length > 0)
      end = yield* this.#ask(plan, part, number, rest, index, judge, said)
    // a part that has nothing to add stays silent while others may speak; a refused statement gives way to the words of the record
    if (said.length >= section.maximumStatements || (end !== 'dropped' && (said.length > 0 || !isOnlyPlace))) return
    const unsaid = said.length === 0 ? evidence : unsaidEvidence(text, evidence, spansOf(said))
    const quote = quoteEvidence(text, segments, section, unsaid, [], this.#language)
    if (quote) yield { statement: quote, rank: rankOf(quote.evidence, evidence) }
  }

  /** The complaint or the list that the record has in form; empty where it has neither. */
  #asStated(plan: SectionPlan, judge: StatementJudge): Statement[] {
    const complaint = statedComplaint(this.#record, plan, this.#language)
    if (complaint && judge.restated(complaint.text)) return [complaint]
    return (statedItems(this.#job.text, plan, this.#language) ?? []).flatMap((items) => this.#stated(items, judge))
  }

  /** Items of a list as a statement, without those that do not stand by the guard. */
  #stated(items: StatedList[number], judge: StatementJudge): Statement[] {
    const { segments, text } = this.#job
    const words = listStatement(items, this.#language)
    const said = [withDoubtOfHeading(words, items, segments), underDoubt(words, items, segments)].find((way) => judge.stands(way))
    if (said !== undefined)
      return [{ text: said, kind: 'record', evidence: items.map((item) => ({ ...item, text: text.slice(item.start, item.end) })) }]
    const standing = items.filter((item) => judge.stands(listStatement([item], this.#language)))
    if (standing.length === 0 || standing.length === items.length) return []
    return this.#stated(standing, judge)
  }

  /** One request; what it settles is added to `said`, and what was said before is given to the model as its own first words. */
  async *#ask(
    plan: SectionPlan,
    part: Part,
    number: number,
    evidence: readonly PlannedEvidence[],
    index: RecordIndex,
    judge: StatementJudge,
    said: Statement[],
  ): AsyncGenerator<Candidate, DecodeEnd> {
    const { template, text, emit, answers, promptParts, memory, sampling } = this.#job
    const { section } = plan
    let end: DecodeEnd = 'complete'
    let stats: DecodeStats | undefined
    const written: string[] = []
    const excerpts = excerptsOf(text, evidence, this.#language)
    const request = {
      prompt: buildPrompt({
        template,
        section,
        language: this.#language,
        record: textOfPart(text, part),
        excerpts,
        shortForms: this.#shortForms,
        ...(promptParts && { parts: promptParts }),
        ...(memory && { style: memory.styleLines(section.id, this.#language) }),
        said: joinStatements(said.map((statement) => statement.text)),
      }),
      maximumTokens: answerTokensFor(section),
      maximumStatements: section.maximumStatements - said.length,
      maximumStatementCharacters: maximumStatementCharacters[this.#language],
      stopBefore: this.#stopBefore(section.id),
      seed: this.#job.seed,
      ...(sampling && { sampling }),
      numbers: [...index.numbers],
      likely: likelyAnswer(excerpts, this.#language),
      draft: this.#job.id,
    }
    const known = this.#recall(request, judge)
    if (known) {
      this.#reused.add(section.id)
      for (const settled of known.statements) {
        const statement = this.#takenUp(section, settled, said, judge)
        if (!statement) continue
        said.push(statement)
        yield { statement, rank: rankOf(statement.evidence, plan.evidence) }
      }
      return known.end
    }
    this.#asked.add(section.id)
    for await (const event of this.#job.engine.decode(request, judge.judge, this.#job.signal)) {
      if (event.type === 'prefill') emit({ ...event, part: number + 1, parts: this.#parts })
      else if (event.type === 'text') {
        this.#watch.token()
        emit({ type: 'delta', sectionId: section.id, text: event.text })
      } else if (event.type === 'withdrawn') emit({ type: 'withdrawn', sectionId: section.id })
      else {
        stats = event.stats
        if (event.type === 'end') end = event.reason
        const settled = event.type === 'statement' ? judge.statementOf(event.text) : undefined
        if (event.type !== 'statement' || !settled) continue
        written.push(event.text)
        const statement = this.#takenUp(section, settled, said, judge)
        if (!statement) {
          emit({ type: 'withdrawn', sectionId: section.id })
          continue
        }
        said.push(statement)
        yield { statement, rank: rankOf(statement.evidence, plan.evidence) }
      }
    }
    if (stats) this.#watch.add(stats)
    // what was dropped may stand in another record, and is asked for again
    if (end !== 'dropped') answers?.keep(request, { statements: written, end })
    return end
  }

  /** The answer that an earlier draft got to the same request, if the record of this one carries every statement of it. */
  #recall(request: DecodeRequest, judge: StatementJudge): { readonly statements: Statement[]; readonly end: DecodeEnd } | undefined {
    const answer = this.#job.answers?.find(request)
    if (!answer) return undefined
    const statements = answer.statements.map((text) => judge.restated(text)).filter((statement) => statement !== undefined)
    return statements.length === answer.statements.length ? { statements, end: answer.end } : undefined
  }

  /** “主诉：头晕1周。” is already what the section asks for: no model can say it better. */
  #verbatim({ section, evidence, isStated, isQuoted = false }: SectionPlan): Statement | undefined {
    const [only, another] = evidence
    const limit = section.verbatimUpTo?.[this.#language] ?? 0
    if (isQuoted) return quoteEvidence(this.#job.text, this.#job.segments, section, evidence, [], this.#language)
    if (!isStated || !only || another || only.end - only.start > limit) return undefined
    return quoteEvidence(this.#job.text, this.#job.segments, section, evidence, [], this.#language)
  }

  /** A settled statement as the section has it: in its form, and without what was said before; undefined where nothing of it is new. */
  #takenUp(section: SectionTemplate, settled: Statement, said: readonly Statement[], judge: StatementJudge): Statement | undefined {
    const statement = this.#unsaid(this.#inForm(section, settled, judge), said, judge)
    if (!statement) this.rejections.push({ sectionId: section.id, text: settled.text, reason: 'repeated' })
    return statement
  }

  /** A complaint that runs on ends after the clauses that fit its form: “头晕1月，跌倒2次”, and not the whole history. */
  #inForm(section: SectionTemplate, statement: Statement, judge: StatementJudge): Statement {
    const limit = section.verbatimUpTo?.[this.#language]
    if (limit === undefined || statement.text.length <= limit) return statement
    const ends = clauseSpans(statement.text).map(({ end }) => end)
    const fitting = ends.filter((end, index) => index === 0 || end <= limit + 1)
    for (const end of fitting.reverse()) {
      const short = end < statement.text.length ? judge.restated(statement.text.slice(0, end).replace(/[，；、,;:：\s]+$/, '')) : undefined
      if (short) return short
    }
    return statement
  }

  /** Without the clauses that an earlier statement has word for word; undefined where it says nothing else. */
  #unsaid(statement: Statement, said: readonly Statement[], judge: StatementJudge): Statement | undefined {
    const clauses = clauseSpans(statement.text).map(({ start, end }) => statement.text.slice(start, end))
    let isDropped = false
    const kept = clauses.filter((clause) => {
      // 每日1次 goes with the drug that it followed, and is none of the next
      isDropped = (isDropped || lettersOf(clause).length >= shortestRepeat) && said.some((other) => isSaidIn(other.text, clause))
      return !isDropped
    })
    if (kept.length === clauses.length) return statement
    return kept.length === 0 ? undefined : judge.restated(kept.join('').replace(/[，；、,;:：\s]+$/, ''))
  }

  /** Where headings say what belongs to a section, only these places count: a past treatment is no plan, a symptom elsewhere no complaint. */
  #indexFor(plan: SectionPlan): RecordIndex {
    if (!plan.isStated) return this.#index
    const places = [...plan.evidence].sort((a, b) => a.start - b.start)
    return indexRecord(this.#job.text, places)
  }

  #stopBefore(sectionId: string): string[] {
    const others = this.#job.template.sections.filter(({ id }) => id !== sectionId).map(({ heading }) => heading[this.#language])
    return others.flatMap((heading) => (this.#language === 'zh' ? [`${heading}：`, `${heading}:`] : [`${heading}:`]))
  }
}

/** The parts that hold a section's strongest evidence: where a discharge order stands, the plan of the first day is not asked for. */
export function placesOf(plan: SectionPlan, parts: readonly Part[]): Part[] {
  const strongest = plan.evidence[0]?.rank
  const best = plan.evidence.filter(({ rank }) => rank === strongest)
  return parts.filter((part) => best.some((span) => isIn(part, span)))
}

export const isIn = (part: Part, span: Span) => part.spans.some((own) => overlaps(own, span))

/** Letters of a clause that is no mere 口服 or bid. */
const shortestRepeat = 6
/** Whether a statement says nothing that another has not said word for word. */
const isSaidIn = (other: string, own: string) => lettersOf(other).includes(lettersOf(own))

const spansOf = (statements: readonly Statement[]) => statements.flatMap((statement) => statement.evidence)

function rankOf(spans: readonly Evidence[], evidence: readonly PlannedEvidence[]): number {
  return Math.max(0, ...evidence.filter((planned) => spans.some((span) => overlaps(span, planned))).map(({ rank }) => rank))
}
