import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { AppFailure, failureOf } from '../../shared/errors.ts'
import { formatFailure } from '../../shared/messages/formatFailure.ts'
import { draftIdSchema } from '../../shared/note.ts'
import { decodeText } from '../importers/decodeText.ts'
import { openTextFile } from '../importers/openTextFile.ts'
import { ReadRecords, reviewDraft } from '../notes/reviewDraft.ts'
import { RunningDrafts, startDraft } from '../notes/startDraft.ts'
import { suggestForDraft } from '../notes/suggestForDraft.ts'
import { saveRecord } from '../notes/saveRecord.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { openStore } from '../store/openStore.ts'
import { exitCodeOf } from './exitCode.ts'
import { languageOfTerminal } from './languageOfTerminal.ts'
import { LazyEngine } from './lazyEngine.ts'
import { printSummary } from './printSummary.ts'
import { summaryJsonOf } from './summaryJsonOf.ts'

/** `summarize FILE`: the use case of the window without a window. Results on standard output, messages on standard error. */
type Options = {
  readonly json?: true
  readonly suggest?: true
  readonly model?: string
  readonly template: string
  readonly seed: number
  readonly context: number
}

const wholeNumber = (text: string) => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number')
  return Number(text)
}

const program = new Command('summarize')
  .description('病历 → 主诉 / 诊断结论 / 治疗建议。FILE 为 - 时读标准输入。\nDraft a summary of a record; FILE - reads standard input.')
  .argument('<FILE>', '病历文本文件 / the record, a text file')
  .option('--json', '输出 JSON / print JSON')
  .option('--suggest', '另提供参考建议，非病历内容 / also print ideas that the record does not hold')
  .option('--model <ID>', '模型 / model id (npm run model -- list)')
  .option('--template <ID>', '模板 / template id', 'outpatient')
  .option('--seed <N>', '随机种子 / random seed', wholeNumber, 1)
  .option('--context <TOKENS>', '上下文窗口 / tokens the model may hold at a time', wholeNumber, 8192)
  .exitOverride()

const language = languageOfTerminal(process.env)

async function main(): Promise<number> {
  program.parse()
  const options = program.opts<Options>()
  const [file = '-'] = program.args
  const { text } = file === '-' ? decodeText(fs.readFileSync(0)) : await openTextFile(file)

  const { headings, templates, guard, lexicon, dictionaryHash } = loadResources(resourcesFolder(import.meta.dirname))
  const store = openStore({ path: ':memory:', key: null })
  const engine = new LazyEngine({ modelId: options.model, contextTokens: options.context, language })
  const running = new RunningDrafts()
  const { noteId, notices } = saveRecord({ store, now: Date.now }, { text, title: path.basename(file) })
  for (const { code, count } of notices) process.stderr.write(`${code}: ${String(count)}\n`)

  const draftId = draftIdSchema.parse(randomUUID())
  const { finished } = startDraft(
    {
      store,
      engine,
      templates,
      headings,
      guard,
      lexicon,
      dictionaryHash,
      running,
      now: Date.now,
      clock: () => performance.now(),
      emit: (event) => engine.showProgress(event),
      onBug: (error) => process.stderr.write(`${String((error as Error).stack)}\n`),
    },
    { noteId, draftId, templateId: options.template, seed: options.seed },
  )
  process.once('SIGINT', () => {
    running.stop(draftId)
  })
  const draft = await finished
  const suggestions =
    options.suggest && draft.phase === 'drafted'
      ? await suggestForDraft(
          { store, engine, headings, guard, running },
          { draftId, turnId: draftIdSchema.parse(randomUUID()), seed: options.seed },
        )
      : undefined
  await engine.close()
  if (draft.phase !== 'drafted') throw new AppFailure(draft.failure?.code ?? 'unexpected', draft.failure?.params)
  if (!options.json) {
    process.stdout.write(printSummary(draft, language, suggestions))
    return 0
  }
  const review = reviewDraft(
    { store, guard: guard(), readRecords: new ReadRecords(guard(), templates.get(options.template)) },
    draftId,
    draft.sections,
  )
  process.stdout.write(`${JSON.stringify(summaryJsonOf(draft, review, options.seed, suggestions), null, 2)}\n`)
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    const failure = failureOf(error)
    process.stderr.write(`${formatFailure(failure, language)}\n`)
    if (failure.code === 'unexpected' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
    process.exitCode = exitCodeOf(failure.code)
  }
}
