import type { Token } from 'node-llama-cpp'
import { AppFailure } from '../../../shared/errors.ts'
import type { DecodeEvent, DecodeRequest, DecodeStats, EngineInfo, Judge, ReadAheadStats, ReadingEngine } from '../engine.ts'
import { guardedDecode } from './guardedDecode.ts'
import type { LoadedModel } from './loadedModel.ts'

/** Tokens read in one go. Larger reads a little faster, but Stop waits for the batch. */
export const prefillBatchTokens = 128

/** Reads prompts into the one sequence, keeping what it has read, and draws sections under a judge. */
export class LlamaEngine implements ReadingEngine {
  readonly #loaded: LoadedModel
  #isBusy = false
  #draft: string | undefined
  /** Where the batches ended in which the leading tokens were read, as a cold start reads them. */
  #coldEnds: readonly number[] = []

  constructor(loaded: LoadedModel) {
    this.#loaded = loaded
  }

  info(): EngineInfo {
    return this.#loaded.info
  }

  countTokens(texts: readonly string[]): Promise<number[]> {
    return Promise.resolve(texts.map((text) => this.#loaded.model.tokenize(text, false).length))
  }

  async dispose(): Promise<void> {
    await this.#loaded.dispose()
  }

  async *decode(request: DecodeRequest, judge: Judge, signal: AbortSignal): AsyncGenerator<DecodeEvent> {
    this.#take()
    try {
      yield* this.#write(request, judge, signal)
    } finally {
      this.#isBusy = false
    }
  }

  async readAhead(request: DecodeRequest, signal: AbortSignal): Promise<ReadAheadStats> {
    this.#take()
    try {
      const prompt = this.#promptOf(request)
      const { reused } = await lastOf(this.#read(request, prompt, undefined, signal))
      return { promptTokens: prompt.length, reusedTokens: reused }
    } finally {
      this.#isBusy = false
    }
  }

  #take(): void {
    if (this.#isBusy) throw new AppFailure('engine-not-ready', { state: 'busy' })
    this.#isBusy = true
  }

  /** Throws where prompt and answer don't fit: the pipeline fits the record before it asks, and the context shift would drop the record's beginning. */
  #promptOf({ prompt, maximumTokens }: DecodeRequest): Token[] {
    const { info, renderer } = this.#loaded
    const tokens = renderer.tokensOf(prompt)
    if (tokens.length + maximumTokens > info.contextTokens)
      throw new AppFailure('engine-failed', {
        reason: `prompt of ${String(tokens.length)} tokens over the window of ${String(info.contextTokens)}`,
      })
    return tokens
  }

  async *#write(request: DecodeRequest, judge: Judge, signal: AbortSignal): AsyncGenerator<DecodeEvent> {
    const prompt = this.#promptOf(request)
    const startedAt = performance.now()
    const { reused } = yield* this.#read(request, prompt, request.draft, signal)
    const prefilledAt = performance.now()
    const stats = (generatedTokens: number, refusedTokens: number): DecodeStats => ({
      promptTokens: prompt.length,
      reusedTokens: reused,
      generatedTokens,
      refusedTokens,
      prefillMs: prefilledAt - startedAt,
      decodeMs: performance.now() - prefilledAt,
    })
    yield* guardedDecode(this.#loaded, request, prompt, judge, signal, stats)
  }

  /** Where the batches end in which a cold start reads the prompt up to its last token: full ones, and a shorter one before each cut. */
  #endsOf({ prompt }: DecodeRequest, tokens: readonly Token[]): number[] {
    const last = tokens.length - 1
    const ends: number[] = []
    let at = 0
    for (const stop of [...this.#loaded.renderer.cutsOf(prompt, tokens).filter((cut) => cut < last), last])
      while (at < stop) ends.push((at = Math.min(at + prefillBatchTokens, stop)))
    return ends
  }

  /** Reads all of the prompt but its last token. What was read when the signal stops it stays, for the next that begins alike. */
  async *#read(
    request: DecodeRequest,
    prompt: readonly Token[],
    draft: string | null | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<DecodeEvent, { readonly reused: number }> {
    const ends = this.#endsOf(request, prompt)
    const reused = await this.#forget(prompt, ends, draft)
    const total = prompt.length - 1 - reused
    yield { type: 'prefill', done: 0, total }
    let at = reused
    for (const end of ends.filter((own) => own > reused)) {
      throwIfAborted(signal)
      await this.#loaded.sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(at, end))
      if (at === (this.#coldEnds.at(-1) ?? 0)) this.#coldEnds = [...this.#coldEnds, end]
      at = end
      yield { type: 'prefill', done: end - reused, total }
    }
    throwIfAborted(signal)
    return { reused }
  }

  /** Takes out of the sequence what this prompt does not share with it; returns the number of tokens that stay. What is read ahead (`undefined`) is read for a new draft. */
  async #forget(prompt: readonly Token[], ends: readonly number[], draft: string | null | undefined): Promise<number> {
    const { sequence } = this.#loaded
    const read = sequence.contextTokens
    const isNew = draft !== null && (draft === undefined || draft !== this.#draft)
    this.#draft = draft ?? undefined
    const limit = Math.min(prompt.length - 1, read.length)
    let shared = 0
    while (shared < limit && read[shared] === prompt[shared]) shared++
    if (isNew) {
      // only what a cold start would have read in the same batches
      const differs = ends.findIndex((end, at) => end > shared || end !== this.#coldEnds[at])
      shared = ends[(differs < 0 ? ends.length : differs) - 1] ?? 0
    }
    if (sequence.nextTokenIndex > shared) await sequence.eraseContextTokenRanges([{ start: shared, end: sequence.nextTokenIndex }])
    this.#coldEnds = this.#coldEnds.filter((end) => end <= shared)
    return shared
  }
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppFailure('cancelled')
}

/** What a generator returns, its events left aside. */
async function lastOf<T>(events: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = await events.next()
    if (done) return value
  }
}
