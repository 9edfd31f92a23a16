import type { LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp'
import { AppFailure } from '../../../shared/errors.ts'
import type { DecodeEvent, DecodeRequest, DecodeStats, Engine, EngineInfo, Sampling } from '../engine.ts'
import { StatementWriter, type Written } from '../statementWriter.ts'
import type { PromptRenderer } from './promptRenderer.ts'

/** What `loadModel` hands over: one model, one context, one sequence. */
export type LoadedModel = {
  readonly model: LlamaModel
  readonly sequence: LlamaContextSequence
  readonly renderer: PromptRenderer
  readonly sampling: Sampling
  readonly info: EngineInfo
  readonly dispose: () => Promise<void>
}

/** Tokens read in one go. Larger reads a little faster, but Stop waits for the batch. */
export const prefillBatchTokens = 128

/** Guarded decoding takes its seat here: between a sampled token and the text that leaves. */
export class LlamaEngine implements Engine {
  readonly #loaded: LoadedModel
  #isBusy = false

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

  async *decode(request: DecodeRequest, signal: AbortSignal): AsyncGenerator<DecodeEvent> {
    if (this.#isBusy) throw new AppFailure('engine-not-ready', { state: 'busy' })
    this.#isBusy = true
    try {
      yield* this.#write(request, signal)
    } finally {
      this.#isBusy = false
    }
  }

  async *#write(request: DecodeRequest, signal: AbortSignal): AsyncGenerator<DecodeEvent> {
    const { sequence, info, renderer } = this.#loaded
    const prompt = renderer.tokensOf(request.prompt)
    if (prompt.length + request.maximumTokens > info.contextTokens) {
      // the pipeline fits the record before it asks; never let the context shift drop the record's beginning
      throw new AppFailure('engine-failed', {
        reason: `prompt of ${String(prompt.length)} tokens over the window of ${String(info.contextTokens)}`,
      })
    }
    const startedAt = performance.now()
    let reused = 0
    const cached = sequence.contextTokens
    while (reused < prompt.length - 1 && reused < cached.length && cached[reused] === prompt[reused]) reused++
    if (sequence.nextTokenIndex > reused) await sequence.eraseContextTokenRanges([{ start: reused, end: sequence.nextTokenIndex }])

    const toRead = prompt.slice(reused, -1)
    yield { type: 'prefill', done: 0, total: toRead.length }
    for (let done = 0; done < toRead.length; done += prefillBatchTokens) {
      throwIfAborted(signal)
      await sequence.evaluateWithoutGeneratingNewTokens(toRead.slice(done, done + prefillBatchTokens))
      yield { type: 'prefill', done: Math.min(toRead.length, done + prefillBatchTokens), total: toRead.length }
    }
    throwIfAborted(signal)
    const prefilledAt = performance.now()
    const stats = (generatedTokens: number): DecodeStats => ({
      promptTokens: prompt.length,
      reusedTokens: reused,
      generatedTokens,
      prefillMs: prefilledAt - startedAt,
      decodeMs: performance.now() - prefilledAt,
    })
    yield* this.#generate(request, prompt.at(-1) as Token, signal, stats)
  }

  async *#generate(
    request: DecodeRequest,
    last: Token,
    signal: AbortSignal,
    stats: (generated: number) => DecodeStats,
  ): AsyncGenerator<DecodeEvent> {
    const { model, sequence, sampling } = this.#loaded
    const writer = new StatementWriter(request)
    let generated = 0
    let unread: Token[] = []
    const stream = sequence.evaluate([last], {
      temperature: sampling.temperature,
      topP: sampling.topP,
      topK: sampling.topK,
      seed: request.seed,
      yieldEogToken: true,
    })
    let reason: 'complete' | 'token-limit' = 'token-limit'
    for await (const token of stream) {
      throwIfAborted(signal)
      if (model.isEogToken(token)) {
        reason = 'complete'
        break
      }
      generated++
      unread.push(token)
      const piece = model.detokenize(unread, false)
      // half of a character that two tokens share: wait for the other half
      if (!piece.endsWith('\uFFFD') || unread.length > 4) {
        unread = []
        yield* withStats(writer.push(piece), () => stats(generated))
      }
      if (writer.end !== null || generated >= request.maximumTokens) break
    }
    yield* withStats(writer.finish(reason), () => stats(generated))
    yield { type: 'end', reason: writer.end ?? reason, stats: stats(generated) }
  }
}

function* withStats(written: Iterable<Written>, stats: () => DecodeStats): Generator<DecodeEvent> {
  for (const event of written) yield event.type === 'statement' ? { ...event, stats: stats() } : event
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppFailure('cancelled')
}
