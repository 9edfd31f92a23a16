import { AppFailure } from '../../shared/errors.ts'
import { maximumDraftCharacters, minimumDraftCharacters } from '../../shared/limits.ts'
import { segmentRecord } from '../../shared/text/segment.ts'
import type { ReadingEngine } from '../engine/engine.ts'
import { untilAborted } from '../engine/untilAborted.ts'
import { firstRequestOf } from '../pipeline/firstRequest.ts'
import { readCorrectionRules } from '../store/correctionRules.ts'
import { readJobAnswer } from '../store/draftJobs.ts'
import { readSettings } from '../store/settings.ts'
import { jobKeyOf } from './jobKey.ts'
import { KeptAnswers } from './keptAnswers.ts'
import { RulesInForce } from './rulesInForce.ts'
import type { DraftEngine, StartDraftDeps } from './startDraft.ts'

export type ReadAheadDeps = Pick<
  StartDraftDeps,
  'store' | 'templates' | 'headings' | 'guard' | 'lexicon' | 'dictionaryHash' | 'running' | 'clock'
> & { readonly engine: DraftEngine & ReadingEngine }

export type ReadAheadInput = { readonly text: string; readonly templateId: string; readonly seed?: number }

/** `nothing-to-read`: a draft of it would not ask the model, or can't be made. `stopped`: something else was asked of the model; what is read stays read. */
export type ReadAheadOutcome = 'read' | 'nothing-to-read' | 'stopped'

/**
 * Has the model read what a draft of this text would be asked first, while there is nothing else to do: the draft then begins at once, with the same
 * words. Stopped by whatever is asked of the model, and by the next text that is to be read ahead. Nothing is stored. Throws only bugs.
 */
export async function readAhead(deps: ReadAheadDeps, { text, templateId, seed = 1 }: ReadAheadInput): Promise<ReadAheadOutcome> {
  const { store, engine, headings, running } = deps
  const template = deps.templates().get(templateId)
  if (!template || text.length > maximumDraftCharacters || text.trim().length < minimumDraftCharacters) return 'nothing-to-read'
  let outcome: ReadAheadOutcome = 'nothing-to-read'
  try {
    await running.whenIdle(async (signal) => {
      const { sha256, contextTokens } = await untilAborted(engine.ready(), signal)
      const memory = new RulesInForce({
        rules: readCorrectionRules(store, readSettings(store).physician),
        lexicon: deps.lexicon,
        guard: deps.guard,
        text,
      })
      const job = { text, template, seed, modelSha256: sha256, contextTokens, dictionaryHash: deps.dictionaryHash(), rules: memory.key }
      if (readJobAnswer(store, jobKeyOf(job))) return
      const first = await firstRequestOf({
        id: 'ahead',
        text,
        segments: segmentRecord(text, headings),
        template,
        seed,
        engine,
        guard: deps.guard(),
        answers: new KeptAnswers(store, sha256, false),
        memory,
        signal,
        clock: deps.clock,
      })
      if (!first) return
      await engine.readAhead(first, signal)
      outcome = 'read'
    })
    return outcome
  } catch (error) {
    // no model, one that is still missing or gone: the draft itself will say so
    if (error instanceof AppFailure) return error.code === 'cancelled' ? 'stopped' : 'nothing-to-read'
    throw error
  }
}
