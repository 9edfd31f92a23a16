import type { Guard } from '../../shared/guard/guard.ts'
import { indexRecord, type RecordIndex } from '../../shared/guard/recordIndex.ts'
import { supportOf } from '../../shared/guard/support.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { Segment, Statement } from '../../shared/note.ts'
import { languageOf } from '../../shared/text/language.ts'
import { freerSampling, type ChatPrompt, type DecodeRequest, type Engine, type Verdict } from '../engine/engine.ts'
import { cutIntoParts, textOfPart } from './chunk.ts'

export type SuggestJob = {
  /** Tells the engine which requests belong together. */
  readonly id: string
  readonly text: string
  readonly segments: readonly Segment[]
  /** The plan as the draft has it, so that it is not said again. */
  readonly plan: string
  readonly seed: number
  readonly engine: Engine
  readonly guard: Guard
  readonly signal: AbortSignal
}

const maximumSuggestions = 3
const answerTokens = 120
const maximumCharacters = { zh: 60, en: 160 } as const
const tries = 3
/** A model that has said nothing of use is asked once more, freer, and once again. */
const attempts = 3
const allergyRules = new Set(['F11', 'P5'])

/** A dose, however it is written: no suggestion carries one, nor any other figure. */
const dose =
  /\d|[一二两三四五六七八九十半]\s?(?:mg|毫克|克|片|粒|支|单位|毫升|次|天|周|月)|每[日天晚周]|剂量|\b(?:mg|mcg|g|ml|units?|daily|twice|once|bid|tid|qd|weekly)\b/i
/** What is told as a fact is none of the record's, so it may not be told so. */
const toldAsFact = /已(?!记载)|诊断为|确诊|患者(?:有|为|系)|\b(?:was|were|has been|had been|is diagnosed)\b/i

/**
 * Ideas for the plan that the record does not hold, asked for by the physician: a kind of statement of their own, without evidence, never with a dose or
 * any figure, none against a recorded allergy, none that the plan or the record says already. Nothing takes them over by itself. Up to three; may be
 * none, after the model was asked in more than one way. Throws AppFailure of the engine.
 */
export async function suggestPlan(given: SuggestJob): Promise<Statement[]> {
  const { engine, guard, plan, signal } = given
  // as the guard reads it: without what speaks to the program
  const record = guard.readRecord(given.text)
  const { text } = record
  const job = { ...given, text }
  const language = languageOf(text)
  const banned: string[] = []
  let refusals = 0
  const isForbidden = (words: string) =>
    guard.check(record, [{ section: 'plan', text: words }]).some(({ rule, severity }) => severity === 'red' && allergyRules.has(rule))
  const judge = (words: string, isComplete: boolean): Verdict => {
    const at = Math.min(...[dose, toldAsFact].map((pattern) => pattern.exec(words)?.index ?? Infinity))
    if (at === Infinity && !(isComplete && isForbidden(words))) return { type: 'settle' }
    if (++refusals > tries) return { type: 'drop' }
    if (at === Infinity) banned.push(words)
    return { type: 'redraw', from: at === Infinity ? 0 : at, banned: [...banned] }
  }
  const request: DecodeRequest = {
    prompt: promptFor(language, await readable(job, language), plan),
    maximumTokens: answerTokens,
    maximumStatements: maximumSuggestions,
    maximumStatementCharacters: maximumCharacters[language],
    stopBefore: [],
    seed: job.seed,
    // an empty list of numbers: no digit can be written at all
    numbers: [],
    draft: job.id,
  }
  const told = [text, plan].map((words) => indexRecord(words))
  for (let attempt = 0; attempt < attempts; attempt++) {
    refusals = 0
    const asked = attempt === 0 ? request : { ...request, sampling: freerSampling, seed: job.seed + attempt }
    const written: string[] = []
    for await (const event of engine.decode(asked, judge, signal)) if (event.type === 'statement') written.push(event.text.trim())
    const ideas = ideasOf(written, request.prompt.answerStart, told)
    if (ideas.length > 0) return ideas
  }
  return []
}

/** What of it is an idea: without a figure, said once, and not what the record or the plan carries already. */
function ideasOf(written: readonly string[], answerStart: string, told: readonly RecordIndex[]): Statement[] {
  const said = new Set<string>()
  return written.flatMap((statement, place): Statement[] => {
    // the model goes on from the words that the prompt has put into its mouth, and they belong to the first of its statements
    const text = place === 0 ? withOpening(statement, answerStart) : statement
    const bare = text.replace(opening, '').replace(/[。.]$/, '')
    if (bare.length < 2 || said.has(bare) || dose.test(text)) return []
    if (told.some((known) => supportOf(known, bare).problem === null)) return []
    said.add(bare)
    return [{ text, kind: 'suggestion', evidence: [] }]
  })
}

const opening = /^(?:可考虑|考虑|建议|宜|请|consider|suggest|recommend)\s*/i
const withOpening = (words: string, answerStart: string) => (opening.test(words) || words === '' ? words : `${answerStart}${words}`)

const system = {
  zh: '你为医生提供参考意见。只写值得考虑的检查、会诊、护理、宣教或随访方向，每句一条，不写药物剂量和任何数字，不下诊断，不叙述病情。',
  en: 'You offer a physician ideas to consider. Write only examinations, referrals, care, advice or follow-up worth considering, one a sentence, with no dose and no figure, no diagnosis, no account of the case.',
} as const

function promptFor(language: Language, record: string, plan: string): ChatPrompt {
  return {
    system: system[language],
    user:
      language === 'zh'
        ? `病历：\n${record}\n\n已有的计划：${plan === '' ? '无' : plan}\n\n任务：写三条供医生考虑的建议，每条一句，不重复已有的计划。`
        : `Record:\n${record}\n\nThe plan so far: ${plan === '' ? 'none' : plan}\n\nTask: write three suggestions for the physician to consider, one sentence each, not those of the plan.`,
    answerStart: language === 'zh' ? '可考虑' : 'Consider ',
  }
}

/** As much of the record as the window holds, from its start: suggestions rest on no single place. */
async function readable({ text, segments, plan, engine, signal }: SuggestJob, language: Language): Promise<string> {
  const { system: rules, user, answerStart } = promptFor(language, '', plan)
  const [around = 0] = await engine.countTokens([rules + user + answerStart], signal)
  const budget = Math.max(16, engine.info().contextTokens - around - answerTokens - 64)
  const [part] = await cutIntoParts(text, segments, budget, (texts) => engine.countTokens(texts, signal))
  return part ? textOfPart(text, part) : ''
}
