import type { RungReport } from '../../shared/engineState.ts'
import type { Runtime } from '../../shared/note.ts'

/**
 * What every engine offers, whoever runs it: the host behind the supervisor (the app), in process (command line, evaluation), scripted (screen tests).
 * The pipeline knows only this.
 */
export interface Engine {
  info(): EngineInfo
  /** Tokens that each text takes in the model's vocabulary. */
  countTokens(texts: readonly string[], signal: AbortSignal): Promise<number[]>
  /**
   * Writes one section. What the prompt shares with what the engine has already read is not read again, so the constant rules come first,
   * then the record, then the request. No statement leaves as settled before `judge` let it. Ends by returning; throws AppFailure
   * ('cancelled', 'engine-…').
   */
  decode(request: DecodeRequest, judge: Judge, signal: AbortSignal): AsyncIterable<DecodeEvent>
}

/** An engine that can read what it will be asked about, before it is asked. */
export interface ReadingEngine extends Engine {
  /**
   * Reads the prompt of a request that is likely to come, in the batches of a cold start, so that the draft that begins with it says the same, sooner. Nothing of
   * another prompt stays read but what both begin with. Where the signal stops it, after the batch under way, what is read stays, and the next go
   * begins there. Throws AppFailure ('cancelled', 'engine-…').
   */
  readAhead(request: DecodeRequest, signal: AbortSignal): Promise<ReadAheadStats>
}

/** Tokens of the prompt, and how many of them were in the cache before. */
export type ReadAheadStats = { readonly promptTokens: number; readonly reusedTokens: number }

/**
 * Asked at every clause (`isComplete` false) and at the end of every statement, with the statement's text so far. What it refuses is taken out of
 * the model's memory and drawn again: the refused words have then never been written.
 */
export type Judge = (text: string, isComplete: boolean) => Verdict | Promise<Verdict>

export type Verdict =
  | { readonly type: 'settle' }
  /** Draw again from `from` on (UTF-16 units of the judged text) without the token that stood there; `banned` words may not come back in this request. */
  | { readonly type: 'redraw'; readonly from: number; readonly banned: readonly string[] }
  /** No further try: the statement ends at `to` (units of the judged text), and the request with it. */
  | { readonly type: 'cut'; readonly to: number }
  /** No further try: the statement is taken back and the request ends. */
  | { readonly type: 'drop' }

export type EngineInfo = {
  readonly modelId: string
  readonly modelName: string
  readonly sha256: string
  readonly runtime: Runtime
  readonly deviceName: string
  readonly rungs: readonly RungReport[]
  readonly threads: number
  /** Tokens that prompt and answer may take together. */
  readonly contextTokens: number
  readonly loadMs: number
}

/** Rendered with the chat template of the model file; special tokens inside these texts stay plain text and open no turn. */
export type ChatPrompt = {
  readonly system: string
  readonly user: string
  /** The first words of the answer, given; decoding goes on after them. */
  readonly answerStart: string
  /** Places in `user` (UTF-16 units) up to which other prompts say the same: what stands before each is read apart from what follows, and so need not be read again for them. */
  readonly cuts?: readonly number[]
}

export type DecodeRequest = {
  readonly prompt: ChatPrompt
  readonly maximumTokens: number
  readonly maximumStatements: number
  /** UTF-16 units. A statement that reaches it ends at its next clause, and the rest is a statement of its own. */
  readonly maximumStatementCharacters: number
  /** The answer ends before any of these (the next section's heading). */
  readonly stopBefore: readonly string[]
  readonly seed: number
  /** In place of the model's own: a greedy model writes the same whatever the seed. */
  readonly sampling?: Sampling
  /** The only numbers that may be written, each as in the record (1.5, 120); null: any. */
  readonly numbers: readonly string[] | null
  /**
   * Requests of one draft share it. Within a draft everything read is kept; a new draft keeps only what a cold start would have read in the same
   * batches, since another cut into batches changes the last digits of every sum, and with them now and then a word. `null`, of no draft: keeps whatever
   * was read, since nothing promises the same words twice.
   */
  readonly draft: string | null
  /** What the answer may well say, from its first word on, so that it comes sooner where it does; nothing is said for that. */
  readonly likely?: string
  /** Whether what is copied from the prompt, or was likely, is read in batches: the same text, sooner. On unless it says no, for measuring. */
  readonly usesLookup?: boolean
}

export type DecodeEnd = 'complete' | 'statement-limit' | 'token-limit' | 'loop' | 'dropped'

export type DecodeStats = {
  /** Tokens of the prompt, and how many of them were still in the cache. */
  readonly promptTokens: number
  readonly reusedTokens: number
  readonly generatedTokens: number
  readonly prefillMs: number
  readonly decodeMs: number
  /** Tokens that were written and taken back. */
  readonly refusedTokens: number
}

export type DecodeEvent =
  | { readonly type: 'prefill'; readonly done: number; readonly total: number }
  /** New text of the statement that is being written. */
  | { readonly type: 'text'; readonly text: string }
  /** All text of the statement that is being written is taken back; what is kept of it follows as text. */
  | { readonly type: 'withdrawn' }
  /** The statement is complete and let through: its whole text, and the figures so far. */
  | { readonly type: 'statement'; readonly text: string; readonly stats: DecodeStats }
  | { readonly type: 'end'; readonly reason: DecodeEnd; readonly stats: DecodeStats }

/** What an engine is started with. */
export type LoadRequest = {
  readonly modelId: string
  readonly modelName: string
  readonly modelPath: string
  readonly sha256: string
  readonly runtime: Runtime
  /** Physical cores at most: more threads than cores made a token take seconds instead of 40 ms. `null`: as chosen for this machine. */
  readonly threads: number | null
  /** Where what a trial chose for this machine is kept; without it there is no trial. */
  readonly choicesFile?: string
  readonly contextTokens: number
  readonly sampling: Sampling
}

/** `temperature` 0 is greedy. */
export type Sampling = { readonly temperature: number; readonly topP: number; readonly topK: number }

/** For whoever asks once more: a greedy model would write the same again. */
export const freerSampling: Sampling = { temperature: 0.7, topP: 0.8, topK: 20 }
