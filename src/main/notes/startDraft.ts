import type { AppEvent } from '../../shared/contract.ts'
import { AppFailure, failureOf, type Failure } from '../../shared/errors.ts'
import type { Guard } from '../../shared/guard/guard.ts'
import type { Lexicon } from '../../shared/lexicon/lexicon.ts'
import { maximumDraftCharacters, minimumDraftCharacters } from '../../shared/limits.ts'
import type { DraftId, DraftView, ModelStamp, NoteId } from '../../shared/note.ts'
import type { Template } from '../../shared/template.ts'
import { segmentRecord, type HeadingTable } from '../../shared/text/segment.ts'
import type { EngineInfo } from '../engine/engine.ts'
import { untilAborted } from '../engine/untilAborted.ts'
import { draftRecord, headingsOf, type DraftResult } from '../pipeline/draft.ts'
import { timingFromCache } from '../pipeline/stopwatch.ts'
import { actorOf } from '../store/actors.ts'
import { readCorrectionRules } from '../store/correctionRules.ts'
import { appendDraftJob, readJobAnswer } from '../store/draftJobs.ts'
import { createDraft, endDraft, readDraft } from '../store/drafts.ts'
import { readNote, readNoteSummary } from '../store/notes.ts'
import type { WritableStore } from '../store/openStore.ts'
import { transaction } from '../store/transaction.ts'
import { DraftStream } from './draftStream.ts'
import { jobKeyOf } from './jobKey.ts'
import { noteUses } from './noteUses.ts'
import { requireTemplate } from './requireTemplate.ts'
import { RulesInForce } from './rulesInForce.ts'
import { RunningDrafts, type DraftEngine } from './runningDrafts.ts'
import { KeptAnswers } from './keptAnswers.ts'
import { ReadRecords } from './reviewDraft.ts'
import { triageDraft } from './triageDraft.ts'

export { RunningDrafts, type DraftEngine }

export type StartDraftDeps = {
  readonly store: WritableStore
  readonly engine: DraftEngine
  /** Every template as it stands now: the physician may save one at any time. */
  readonly templates: () => ReadonlyMap<string, Template>
  readonly headings: HeadingTable
  readonly guard: () => Guard
  readonly lexicon: () => Lexicon
  readonly dictionaryHash: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds, monotonic. */
  readonly clock: () => number
  readonly emit: (event: AppEvent) => void
  readonly running: RunningDrafts
  /** Told of a fault that is ours, by name and frames; never gets record text. */
  readonly onBug: (error: unknown) => void
}

export type StartDraftInput = {
  readonly noteId: NoteId
  readonly draftId: DraftId
  readonly templateId: string
  readonly seed?: number
  /** Asks the model also where an identical job has been answered before. */
  readonly again?: boolean | undefined
  /** Gives way to whatever the physician asks for: it is then stopped, and `running.hasGivenWay` says so. */
  readonly isBehind?: boolean
}

/** `kept`: what later drafts may use of one that the model wrote. */
type Kept = { readonly jobKey: string; readonly answers: KeptAnswers }
type Outcome = { readonly result: DraftResult; readonly kept: Kept | null } | { readonly failure: Failure }

/**
 * Starts a draft of the note's newest record. Returns once it is on disk; `finished` resolves with the draft, drafted or stopped with its reason;
 * it rejects, after a `failure` event, only when the end itself can't be put on disk. A job that was answered before is answered with the same
 * words, without waiting for its turn, unless the model is to be asked `again`.
 * Throws 'note-not-found', 'draft-running', 'template-unknown', 'record-too-short', 'record-too-long'.
 */
export function startDraft(deps: StartDraftDeps, input: StartDraftInput): { readonly finished: Promise<DraftView> } {
  const { store, headings, now } = deps
  const { noteId, draftId, templateId, seed = 1, again = false } = input
  const template = requireTemplate(deps.templates(), templateId)
  const { text } = readNote(store, noteId).record
  refuseUnfit(text)
  createDraft(store, {
    id: draftId,
    noteId,
    templateId,
    templateVersion: template.version,
    seed,
    headings: headingsOf(template, text),
    at: now(),
  })
  deps.emit({ type: 'draft-started', noteId, draft: readDraft(store, draftId) })
  deps.emit({ type: 'note-changed', summary: readNoteSummary(store, noteId) })

  const memory = new RulesInForce({
    rules: readCorrectionRules(store, actorOf(store).name),
    lexicon: deps.lexicon,
    guard: deps.guard,
    text,
  })
  const write = async (signal: AbortSignal, turn: Promise<unknown>): Promise<DraftView> => {
    const stream = new DraftStream(store, draftId, now, deps.emit)
    let model: ModelStamp | null = null
    let outcome: Outcome
    const startedAt = deps.clock()
    const keyFor = ({ sha256: modelSha256, contextTokens }: EngineInfo) =>
      jobKeyOf({ text, template, seed, modelSha256, contextTokens, dictionaryHash: deps.dictionaryHash(), rules: memory.key })
    try {
      const known = again ? undefined : readJobAnswer(store, keyFor(await untilAborted(deps.engine.ready(), signal)))
      if (known) {
        model = known.model
        outcome = { result: { ...known, timing: timingFromCache(deps.clock() - startedAt) }, kept: null }
      } else {
        await untilAborted(turn, signal)
        const info = await untilAborted(deps.engine.ready(), signal)
        model = { id: info.modelId, sha256: info.sha256, runtime: info.runtime }
        const answers = new KeptAnswers(store, info.sha256, again)
        const result = await draftRecord({
          id: draftId,
          text,
          segments: segmentRecord(text, headings),
          template,
          seed,
          engine: deps.engine,
          guard: deps.guard(),
          answers,
          memory,
          signal,
          clock: deps.clock,
          emit: (event) => stream.take(event),
        })
        outcome = { result, kept: { jobKey: keyFor(info), answers } }
      }
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code === 'unexpected') deps.onBug(error)
      outcome = { failure }
    }
    try {
      return end(deps, input, stream, model, outcome, memory)
    } catch (error) {
      // the disk is full: told at once, and ended as soon as there is room, or as interrupted at the next start
      const failure = failureOf(error)
      if (failure.code === 'unexpected') deps.onBug(error)
      else deps.running.again(() => isEnded(deps, input, stream, model, outcome, memory))
      deps.emit({ type: 'failure', failure })
      throw error
    }
  }
  const finished = deps.running.run(draftId, write, input.isBehind)
  // told by its event; who waits for the draft is told again
  finished.catch(() => undefined)
  return { finished }
}

/** Stop answers at once; what was written is kept. Throws 'draft-not-found' when nothing of that name is under way. */
export function stopDraft({ running }: Pick<StartDraftDeps, 'running'>, { draftId }: { readonly draftId: DraftId }): void {
  running.stop(draftId)
}

function end(
  deps: StartDraftDeps,
  { noteId, draftId }: StartDraftInput,
  stream: DraftStream,
  model: ModelStamp | null,
  outcome: Outcome,
  memory: RulesInForce,
): DraftView {
  const { store, now, emit } = deps
  stream.flush()
  if ('result' in outcome) {
    const { result, kept } = outcome
    transaction(store, () => {
      endDraft(store, { draftId, phase: 'drafted', failure: null, model, at: now(), ...result })
      noteUses(deps, draftId, result.sections, memory)
      if (!kept) return
      appendDraftJob(store, draftId, kept.jobKey)
      kept.answers.append(draftId)
    })
  } else {
    const headings = readDraft(store, draftId).sections
    endDraft(store, {
      draftId,
      phase: 'stopped',
      failure: outcome.failure,
      sections: stream.sections(headings),
      coverage: null,
      timing: null,
      model,
      rejections: [],
      at: now(),
    })
  }
  if ('result' in outcome) triage(deps, draftId)
  const draft = readDraft(store, draftId)
  emit({ type: 'draft-ended', noteId, draft })
  emit({ type: 'note-changed', summary: readNoteSummary(store, noteId) })
  return draft
}

/** Only a count for the queue: a draft does not fail by it. */
function triage({ store, guard, onBug }: StartDraftDeps, draftId: DraftId): void {
  try {
    triageDraft({ store, guard: guard(), readRecords: new ReadRecords(guard()) }, draftId)
  } catch (error) {
    onBug(error)
  }
}

function isEnded(...ending: Parameters<typeof end>): boolean {
  try {
    end(...ending)
    return true
  } catch (error) {
    const [deps] = ending
    const isFull = failureOf(error).code === 'disk-full'
    if (!isFull) deps.onBug(error)
    return !isFull
  }
}

function refuseUnfit(text: string): void {
  const characters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (characters < minimumDraftCharacters) throw new AppFailure('record-too-short', { characters, minimum: minimumDraftCharacters })
  if (text.length > maximumDraftCharacters)
    throw new AppFailure('record-too-long', { characters: text.length, maximum: maximumDraftCharacters })
}
