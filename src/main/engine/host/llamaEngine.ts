import type { Token } from 'node-llama-cpp'
import { AppFailure } from '../../../shared/errors.ts'
import type { DecodeEvent, DecodeRequest, DecodeStats, Engine, EngineInfo, Judge } from '../engine.ts'
import { guardedDecode } from './guardedDecode.ts'
import type { LoadedModel } from './loadedModel.ts'

/** Tokens read in one go. Larger reads a little faster, but Stop waits for the batch. */
export const prefillBatchTokens = 128

/** Reads prompts into the one sequence, keeping what it has read, and draws sections under a judge. */
export class LlamaEngine implements Engine {
  readonly #loaded: LoadedModel
  #isBusy = false
  #draft: string | undefined
  /** So many leading tokens were read in full batches from the start, as a cold start reads them. */
  #coldTokens = 0

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
    if (this.#isBusy) throw new AppFailure('engine-not-ready', { state: 'busy' })
    this.#isBusy = true
    try {
      yield* this.#write(request, judge, signal)
    } finally {
      this.#isBusy = false
    }
  }

  async *#write(request: DecodeRequest, judge: Judge, signal: AbortSignal): AsyncGenerator<DecodeEvent> {
    const { info, renderer } = this.#loaded
    const prompt = renderer.tokensOf(request.prompt)
    if (prompt.length + request.maximumTokens > info.contextTokens) {
      // the pipeline fits the record before it asks; never let the context shift drop the record's beginning
      throw new AppFailure('engine-failed', {
        reason: `prompt of ${String(prompt.length)} tokens over the window of ${String(info.contextTokens)}`,
      })
    }
    const startedAt = performance.now()
    const reused = await this.#forget(prompt, request.draft)
    const total = prompt.length - 1 - reused
    yield { type: 'prefill', done: 0, total }
    for (let at = reused; at < prompt.length - 1; at += prefillBatchTokens) {
      throwIfAborted(signal)
      const end = Math.min(at + prefillBatchTokens, prompt.length - 1)
      await this.#loaded.sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(at, end))
      if (at === this.#coldTokens && end - at === prefillBatchTokens) this.#coldTokens = end
      yield { type: 'prefill', done: end - reused, total }
    }
    throwIfAborted(signal)
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

  /** Takes out of the sequence what this prompt does not share with it; returns the number of tokens that stay. */
  async #forget(prompt: readonly Token[], draft: string): Promise<number> {
    const { sequence } = this.#loaded
    const read = sequence.contextTokens
    const isNew = draft !== this.#draft
    this.#draft = draft
    const limit = Math.min(prompt.length - 1, isNew ? this.#coldTokens : read.length)
    let shared = 0
    while (shared < limit && read[shared] === prompt[shared]) shared++
    if (isNew) shared -= shared % prefillBatchTokens
    if (sequence.nextTokenIndex > shared) await sequence.eraseContextTokenRanges([{ start: shared, end: sequence.nextTokenIndex }])
    this.#coldTokens = Math.min(this.#coldTokens, shared - (shared % prefillBatchTokens))
    return shared
  }
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppFailure('cancelled')
}
