import type { Engine } from '../src/main/engine/engine.ts'
import { LlamaEngine } from '../src/main/engine/host/llamaEngine.ts'
import type { LoadedModel } from '../src/main/engine/host/loadedModel.ts'
import { settleAll } from '../src/main/engine/testing/hostFixture.ts'
import { draftRecord } from '../src/main/pipeline/draft.ts'
import type { PromptParts } from '../src/main/pipeline/prompt.ts'
import { planSections } from '../src/main/pipeline/plan.ts'
import { quoteEvidence } from '../src/main/pipeline/statement.ts'
import type { Resources } from '../src/main/resources/loadResources.ts'
import type { DraftSection, Rejection } from '../src/shared/note.ts'
import type { Template } from '../src/shared/template.ts'
import { joinStatements } from '../src/shared/text/joinStatements.ts'
import { languageOf } from '../src/shared/text/language.ts'
import { segmentRecord } from '../src/shared/text/segment.ts'

/** `guarded`: the product. `plain`: its prompts without the gate. `seed`: the classic prompt, without anything of ours. `extract`: no model at all. */
export const modes = ['guarded', 'plain', 'seed', 'extract'] as const
export type Mode = (typeof modes)[number]

export type ModeResult = {
  readonly sections: readonly Pick<DraftSection, 'id' | 'heading' | 'text' | 'statements'>[]
  /** All that was claimed, whatever the format: what the crude judge reads. */
  readonly claims: readonly string[]
  readonly raw: string
  readonly rejections: readonly Rejection[]
  readonly generatedTokens: number
  readonly refusedTokens: number
  readonly decodeMs: number
  readonly firstStatementMs: number | null
  readonly totalMs: number
}

/** A section that says that the record has nothing for it, or says nothing. */
export function isAbsent(text: string, statements: ModeResult['sections'][number]['statements']): boolean {
  return statements.length > 0
    ? statements.every(({ kind }) => kind === 'absent')
    : text.trim() === '' || /未(?:记载|提及|提供)|无(?:相关|明确)|not (?:stated|provided|mentioned)/i.test(text)
}

export type Bench = {
  readonly loaded: LoadedModel
  readonly resources: Resources
  readonly template: Template
  /** For measuring other prompts than the one that is shipped. */
  readonly promptParts?: PromptParts
}

export async function runMode(mode: Mode, bench: Bench, id: string, text: string): Promise<ModeResult> {
  if (mode === 'seed') return runSeed(bench, text)
  if (mode === 'extract') return extract(bench, text)
  return draft(bench, id, text, mode === 'guarded')
}

async function draft(
  { loaded, resources, template, promptParts }: Bench,
  id: string,
  text: string,
  isGuarded: boolean,
): Promise<ModeResult> {
  const own = new LlamaEngine(loaded)
  const spent = { generatedTokens: 0, refusedTokens: 0, decodeMs: 0 }
  const engine: Engine = {
    info: () => own.info(),
    countTokens: (texts) => own.countTokens(texts),
    async *decode(request, judge, signal) {
      // without the gate the judge is still asked, so that each statement gets its evidence, and not obeyed
      const asked = isGuarded
        ? judge
        : async (words: string, isComplete: boolean) => {
            await judge(words, isComplete)
            return settleAll(words, isComplete)
          }
      for await (const event of own.decode(isGuarded ? request : { ...request, numbers: null }, asked, signal)) {
        if (event.type === 'end') {
          spent.generatedTokens += event.stats.generatedTokens
          spent.refusedTokens += event.stats.refusedTokens
          spent.decodeMs += event.stats.decodeMs
        }
        yield event
      }
    },
  }
  await loaded.sequence.clearHistory()
  const startedAt = performance.now()
  const grey = new Map<string, string>()
  const { sections, rejections, timing } = await draftRecord({
    id,
    text,
    segments: segmentRecord(text, resources.headings),
    template,
    seed: 1,
    ...(promptParts && { promptParts }),
    engine,
    guard: resources.guard(),
    signal: new AbortController().signal,
    clock: () => performance.now(),
    emit: (event) => {
      if (event.type === 'delta') grey.set(event.sectionId, (grey.get(event.sectionId) ?? '') + event.text)
    },
  })
  // what the plain model said, whether or not it has a place in the record
  const said = isGuarded ? sections : sections.map((section) => ({ ...section, text: grey.get(section.id) ?? section.text }))
  return {
    sections: said,
    claims: claimsOf(said),
    raw: sections.map((section) => `${section.heading}：${section.text}`).join('\n'),
    rejections,
    ...spent,
    firstStatementMs: timing.firstStatementMs,
    totalMs: performance.now() - startedAt,
  }
}

/** The prompt that such pages use, word for word, with their settings. */
const seedPrompt = {
  zh: '请根据以下病历内容生成一段简洁、专业的临床摘要，包括主诉、诊断结论、治疗建议三个部分，每部分不超过两句话。',
  en: 'Write a concise, professional clinical summary of the following record with three parts, chief complaint, diagnosis and treatment recommendation, each of at most two sentences.',
}
const seedSettings = { inputTokens: 1024, temperature: 0.7, topP: 0.9, newTokens: 512 }

async function runSeed({ loaded, template }: Bench, text: string): Promise<ModeResult> {
  const { model, sequence, renderer } = loaded
  const language = languageOf(text)
  const cut = model.detokenize(model.tokenize(text, false).slice(0, seedSettings.inputTokens))
  const tokens = renderer.tokensOf({ system: '', user: `${seedPrompt[language]}\n\n${cut}`, answerStart: '' })
  await sequence.clearHistory()
  const startedAt = performance.now()
  let firstAt = 0
  const answer: typeof tokens = []
  for await (const token of sequence.evaluate(tokens, {
    temperature: seedSettings.temperature,
    topP: seedSettings.topP,
    topK: 0,
    seed: 1,
  })) {
    firstAt ||= performance.now()
    answer.push(token)
    if (answer.length >= seedSettings.newTokens) break
  }
  const raw = model.detokenize(answer)
  const parts = partsOf(raw)
  return {
    sections: template.sections.map(({ id, heading }) => {
      const found = parts.get(id) ?? ''
      return { id, heading: heading[language], text: found, statements: [] }
    }),
    // many of these answers have no headings at all; a line of Markdown that only names the summary claims nothing
    claims: [raw.replace(/^#+ .*$/gm, '').replace(/\*\*|__/g, '')],
    raw,
    rejections: [],
    generatedTokens: answer.length,
    refusedTokens: 0,
    decodeMs: performance.now() - firstAt,
    firstStatementMs: performance.now() - startedAt,
    totalMs: performance.now() - startedAt,
  }
}

const sectionHeadings: readonly (readonly [string, RegExp])[] = [
  ['chief-complaint', /主诉|chief complaint/i],
  ['diagnosis', /诊断结论|诊断|diagnos[ie]s/i],
  ['plan', /治疗建议|治疗方案|治疗|建议|treatment(?: recommendations?)?|plan|recommendations?/i],
]

/** The free text of the classic prompt, cut at whatever headings it chose. */
function partsOf(raw: string): Map<string, string> {
  const parts = new Map<string, string>()
  let id: string | undefined
  for (const line of raw.split('\n')) {
    const bare = line.replace(/^[\s#>*\-\d.、)）]+|\*\*|__/g, '').trim()
    const head = sectionHeadings.find(([, pattern]) => new RegExp(`^(?:${pattern.source})\\s*(?:[：:]|$)`, 'i').test(bare))
    if (head) id = head[0]
    const body = head ? bare.replace(/^[^：:]*(?:[：:]|$)\s*/, '') : bare
    if (id !== undefined && body !== '') parts.set(id, `${parts.get(id) ?? ''}${body}\n`)
  }
  return parts
}

const claimsOf = (sections: ModeResult['sections']) =>
  sections.filter(({ text, statements }) => !isAbsent(text, statements)).map(({ text }) => text)

function extract({ resources, template }: Bench, text: string): ModeResult {
  const startedAt = performance.now()
  const language = languageOf(text)
  const segments = segmentRecord(text, resources.headings)
  const sections = planSections(text, segments, template, language, resources.guard().readRecord(text)).map(({ section, evidence }) => {
    const quote = quoteEvidence(text, segments, section, evidence, [], language)
    const statements = [quote ?? { text: section.absent[language], kind: 'absent' as const, evidence: [] }]
    return {
      id: section.id,
      heading: section.heading[language],
      text: joinStatements(statements.map((statement) => statement.text)),
      statements,
    }
  })
  const totalMs = performance.now() - startedAt
  return {
    sections,
    claims: claimsOf(sections),
    raw: '',
    rejections: [],
    generatedTokens: 0,
    refusedTokens: 0,
    decodeMs: 0,
    firstStatementMs: totalMs,
    totalMs,
  }
}
