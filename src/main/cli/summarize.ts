import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { AppFailure } from '../../shared/errors.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import { draftIdSchema } from '../../shared/note.ts'
import { oneRecordOf, openRecordFile } from '../importers/openRecordFile.ts'
import { readRecordFile } from '../importers/readRecordFile.ts'
import { ReadRecords, reviewDraft } from '../notes/reviewDraft.ts'
import { RunningDrafts, startDraft } from '../notes/startDraft.ts'
import { suggestForDraft } from '../notes/suggestForDraft.ts'
import { topicsOf } from '../../shared/text/segment.ts'
import { chosenTemplate } from './chosenTemplate.ts'
import { saveRecord } from '../notes/saveRecord.ts'
import { openStore } from '../store/openStore.ts'
import { LazyEngine } from './lazyEngine.ts'
import { loadWithBundles } from './loadWithBundles.ts'
import { printSummary } from './printSummary.ts'
import { startFileReader } from './startFileReader.ts'
import { summaryJsonOf } from './summaryJsonOf.ts'

export type SummarizeOptions = {
  readonly json?: true
  readonly suggest?: true
  readonly model?: string
  readonly template: string
  readonly seed: number
  readonly context: number
}

/**
 * Drafts the record in `file` (`-`: standard input) and prints it. Throws AppFailure for a record or model that can't be used, and for what ended the draft.
 * An interrupt stops the draft: 'cancelled'.
 */
export async function summarize(file: string, options: SummarizeOptions, language: Language): Promise<void> {
  const { text, warnings } =
    file === '-'
      ? oneRecordOf(await readRecordFile({ bytes: fs.readFileSync(0), name: '' }, startFileReader))
      : await openRecordFile(file, startFileReader)

  const { headings, templates: known, guard, lexicon, dictionaryHash, versions } = loadWithBundles()
  const { templates, templateId } = await chosenTemplate(options.template, known, topicsOf(headings))
  const store = openStore({ path: ':memory:', key: null, versions })
  const engine = new LazyEngine({ modelId: options.model, contextTokens: options.context, language })
  const running = new RunningDrafts()
  const { noteId, notices } = saveRecord({ store, now: Date.now }, { text, title: path.basename(file) })
  for (const { code, count } of [...warnings, ...notices]) process.stderr.write(`${code}: ${String(count)}\n`)

  const draftId = draftIdSchema.parse(randomUUID())
  const { finished } = startDraft(
    {
      store,
      engine,
      templates: () => templates,
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
    { noteId, draftId, templateId, seed: options.seed },
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
    return
  }
  const review = reviewDraft(
    { store, guard: guard(), readRecords: new ReadRecords(guard(), templates.get(templateId)) },
    draftId,
    draft.sections,
  )
  process.stdout.write(`${JSON.stringify(summaryJsonOf(draft, review, options.seed, suggestions), null, 2)}\n`)
}
