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
   * then the record, then the request. Ends by returning; throws AppFailure ('cancelled', 'engine-…').
   */
  decode(request: DecodeRequest, signal: AbortSignal): AsyncIterable<DecodeEvent>
}

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
}

export type DecodeEnd = 'complete' | 'statement-limit' | 'token-limit' | 'loop'

export type DecodeStats = {
  /** Tokens of the prompt, and how many of them were still in the cache. */
  readonly promptTokens: number
  readonly reusedTokens: number
  readonly generatedTokens: number
  readonly prefillMs: number
  readonly decodeMs: number
}

export type DecodeEvent =
  | { readonly type: 'prefill'; readonly done: number; readonly total: number }
  /** New text of the statement that is being written. */
  | { readonly type: 'text'; readonly text: string }
  /** The statement is complete: its whole text, and the figures so far. */
  | { readonly type: 'statement'; readonly text: string; readonly stats: DecodeStats }
  | { readonly type: 'end'; readonly reason: DecodeEnd; readonly stats: DecodeStats }

/** What an engine is started with. */
export type LoadRequest = {
  readonly modelId: string
  readonly modelName: string
  readonly modelPath: string
  readonly sha256: string
  readonly runtime: Runtime
  /** Physical cores at most: more threads than cores made a token take seconds instead of 40 ms. */
  readonly threads: number | null
  readonly contextTokens: number
  readonly sampling: Sampling
}

/** `temperature` 0 is greedy. */
export type Sampling = { readonly temperature: number; readonly topP: number; readonly topK: number }
