import type { Guard } from '../../shared/guard/guard.ts'
import { indexRecord } from '../../shared/guard/recordIndex.ts'
import type { ShortForm } from '../../shared/guard/shortForms.ts'
import type { Evidence, Rejection, Segment, Statement } from '../../shared/note.ts'
import type { SectionTemplate, Template } from '../../shared/template.ts'
import { joinStatements } from '../../shared/text/joinStatements.ts'
import { languageOf } from '../../shared/text/language.ts'
import { sentenceSpans, type Span } from '../../shared/text/sentences.ts'
import { overlaps } from '../../shared/text/spans.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { ChatPrompt, Engine } from '../engine/engine.ts'
import { cutIntoParts, textOfPart, type Part } from './chunk.ts'
import { fitParts, templateTokens } from './fitParts.ts'
import { planSections, type PlannedEvidence, type SectionPlan } from './plan.ts'
import { recordOpening } from './prompt.ts'
import { isIn } from './sectionWriter.ts'
import { maximumStatementCharacters } from './statement.ts'
import { StatementJudge } from './statementJudge.ts'

export type RewriteJob = {
  readonly text: string
  readonly segments: readonly Segment[]
  readonly template: Template
  readonly section: SectionTemplate
  /** What is to be written anew, whole sentences. */
  readonly oldText: string
  /** The places of the record on which the section rests as it stands. */
  readonly rests: readonly Evidence[]
  /** The physician's words. */
  readonly instruction: string
  /** Sentences that the new text may have. */
  readonly maximumStatements: number
  readonly seed: number
  readonly engine: Engine
  readonly guard: Guard
  readonly signal: AbortSignal
}

/** `newText` is empty when nothing that the model wrote stood. */
export type Rewrite = { readonly newText: string; readonly statements: Statement[]; readonly rejections: Rejection[] }

/** Tokens that a rewritten section may take. */
const answerTokens = 200
/** Tokens of the chat template around the texts, and those of an answer kept free. */
const reservedTokens = templateTokens + answerTokens

/**
 * Writes a section, or sentences of it, anew as the physician asks, under the gate of a draft: number lock, guard, places that belong to the section or on which it rests
 * already. The model reads what the draft was written from, which it mostly has read already, so that the first word comes at once. Applies nothing. Throws AppFailure of the engine.
 */
export async function rewriteSection(given: RewriteJob): Promise<Rewrite> {
  // as the guard reads it: without what speaks to the program
  const record = given.guard.readRecord(given.text)
  const job = { ...given, text: record.text }
  const { text, segments, template, section, oldText, guard, engine, signal } = job
  const language = languageOf(text)
  const plans = planSections(text, segments, template, language, record)
  const plan = plans.find((candidate) => candidate.section.id === section.id)
  const evidence = [...(plan?.evidence ?? []), ...restingPlaces(job)]
  const rejections: Rejection[] = []
  if (evidence.length === 0) return { newText: '', statements: [], rejections }

  const whole = indexRecord(text)
  const index = plan?.isStated === true ? indexRecord(text, disjoint(evidence)) : whole
  const judge = new StatementJudge({
    text,
    segments,
    section,
    evidence,
    index,
    whole,
    guard,
    record,
    language,
    onRefused: (rejection) => rejections.push(rejection),
  })
  const request = {
    prompt: await fittingPrompt(job, plans, evidence, language, guard.shortForms(record)),
    maximumTokens: answerTokens,
    maximumStatements: job.maximumStatements,
    maximumStatementCharacters: maximumStatementCharacters[language],
    stopBefore: language === 'zh' ? ['原文：', '要求：'] : ['Text:', 'Asked:'],
    seed: job.seed,
    numbers: [...index.numbers],
    // what is written anew keeps most of its words
    likely: oldText,
    draft: null,
  }
  const statements: Statement[] = []
  for await (const event of engine.decode(request, judge.judge, signal)) {
    const statement = event.type === 'statement' ? judge.statementOf(event.text) : undefined
    if (statement) statements.push(statement)
  }
  const newText = joinStatements(statements.map((statement) => statement.text))
  return { newText: newText === oldText.trim() ? oldText : newText, statements, rejections }
}

/** The sentences of the record on which the old text rests, weaker than any planned place. */
function restingPlaces({ text, segments, rests }: RewriteJob): PlannedEvidence[] {
  return segments
    .filter((segment) => rests.some((span) => overlaps(span, segment)))
    .flatMap((segment) =>
      sentenceSpans(text, segment.headingEnd, segment.end)
        .filter((sentence) => rests.some((span) => overlaps(span, sentence)))
        .map((sentence) => ({ ...sentence, segment: segment.number, rank: 0 })),
    )
}

function disjoint(spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}

/** Over the part of the record that the draft read for this section; where that leaves no room for the old text, over the section's places as far as the window holds them. */
async function fittingPrompt(
  job: RewriteJob,
  plans: readonly SectionPlan[],
  evidence: readonly PlannedEvidence[],
  language: Language,
  shortForms: readonly ShortForm[],
): Promise<ChatPrompt> {
  const { text, segments, engine, signal } = job
  const countTokens = (texts: readonly string[]) => engine.countTokens(texts, signal)
  const tokensOf = async ({ system, user, answerStart }: ChatPrompt) => (await countTokens([system + user + answerStart]))[0] ?? 0
  const [strongest] = evidence
  const holding = (parts: readonly Part[]) => parts.find((part) => strongest && isIn(part, strongest))
  const window = engine.info().contextTokens - reservedTokens

  const drafted = holding(await fitParts(job, plans, language, shortForms))
  const prompt = drafted && promptFor(job, language, textOfPart(text, drafted), shortForms)
  if (prompt && (await tokensOf(prompt)) <= window) return prompt
  const budget = Math.max(16, window - (await tokensOf(promptFor(job, language, '', shortForms))))
  const bearing = segments.filter((segment) => evidence.some((span) => overlaps(span, segment)))
  const part = holding(await cutIntoParts(text, bearing, budget, countTokens))
  return promptFor(job, language, part ? textOfPart(text, part) : '', shortForms)
}

/** Shown done twice: told only, a small model copies the old text. No drug, dose or figure stands in them: what a model takes over from an example is then no treatment. */
const examples = {
  zh: `原文：患者自诉近来睡眠情况不佳，夜间经常醒来，白天感觉比较疲倦，没有头痛的情况。
要求：短一点
改写：睡眠差，夜间易醒，日间疲倦，无头痛。

原文：肚子不疼了，能吃饭，大小便都正常。
要求：书面语
改写：腹痛缓解，进食可，大小便正常。`,
  en: `Text: The patient says that she has not been sleeping well lately and that she feels tired during the day, and there is no headache.
Asked: shorter
Rewritten: Poor sleep and daytime fatigue; no headache.

Text: belly doesn't hurt anymore, eats fine.
Asked: more formal
Rewritten: Abdominal pain has resolved; good appetite.`,
} as const
const task = {
  zh: '任务：按要求改写下面的一段摘要，只用病历里有的内容，不改数字、药名、诊断和“考虑、待排、拟行、否认”。',
  en: 'Task: rewrite the text below as asked, only with what the record states; keep numbers, drug names, diagnoses and every sign of doubt.',
} as const

function promptFor(
  { template, oldText, instruction }: RewriteJob,
  language: Language,
  record: string,
  shortForms: readonly ShortForm[],
): ChatPrompt {
  const asked = language === 'zh' ? `原文：${oldText}\n要求：${instruction}` : `Text: ${oldText}\nAsked: ${instruction}`
  const opening = recordOpening(language, record, shortForms)
  return {
    system: template.system[language],
    cuts: [0, opening.length],
    user: `${opening}${task[language]}\n\n${examples[language]}\n\n${asked}`,
    answerStart: language === 'zh' ? '改写：' : 'Rewritten: ',
  }
}
