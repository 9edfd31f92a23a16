import { AppFailure } from '../../../shared/errors.ts'
import type { DecodeEvent, DecodeRequest, Engine, EngineInfo, Judge } from '../engine.ts'
import { StatementWriter } from '../statementWriter.ts'

/**
 * What the script answers when a section is asked for; `fail` breaks off after what was said, `wait` holds until it resolves, `instead` is said in
 * turn from where something was refused.
 */
export type Line = { readonly say: string; readonly instead?: readonly string[]; readonly fail?: AppFailure; readonly wait?: Promise<void> }

/** An engine that says what a test wrote, visibly a script: for the pipeline's own tests and for faults. Never part of the built program. */
export class ScriptedEngine implements Engine {
  readonly asked: DecodeRequest[] = []
  readonly #answer: (request: DecodeRequest) => Line
  readonly #contextTokens: number

  constructor(answer: (request: DecodeRequest) => Line, contextTokens = 8192) {
    this.#answer = answer
    this.#contextTokens = contextTokens
  }

  info(): EngineInfo {
    return {
      modelId: 'script',
      modelName: 'script',
      sha256: '0'.repeat(64),
      runtime: 'cpu',
      deviceName: 'script',
      rungs: [],
      threads: 1,
      contextTokens: this.#contextTokens,
      loadMs: 0,
    }
  }

  ready(): Promise<EngineInfo> {
    return Promise.resolve(this.info())
  }

  countTokens(texts: readonly string[]): Promise<number[]> {
    return Promise.resolve(texts.map((text) => text.length))
  }

  async *decode(request: DecodeRequest, judge: Judge, signal: AbortSignal): AsyncGenerator<DecodeEvent> {
    this.asked.push(request)
    const { say, instead = [], fail, wait } = this.#answer(request)
    const writer = new StatementWriter(request)
    const stats = {
      promptTokens: request.prompt.user.length,
      reusedTokens: 0,
      generatedTokens: say.length,
      refusedTokens: 0,
      prefillMs: 1,
      decodeMs: 1,
    }
    const others = [...instead]
    /** True when the judge wants it said otherwise. */
    async function* written(): AsyncGenerator<DecodeEvent, boolean> {
      for (let event = writer.next(); event !== null; event = writer.next()) {
        if (event.type === 'text') yield event
        else {
          const verdict = await judge(event.text, event.type === 'statement')
          if (verdict.type === 'settle') {
            if (event.type === 'clause') continue
            writer.settle()
            yield { type: 'statement', text: event.text, stats }
            continue
          }
          yield { type: 'withdrawn' }
          if (verdict.type === 'redraw' && others.length > 0) {
            writer.rewindTo(writer.streamPlaceOf(verdict.from))
            return true
          }
          if (verdict.type === 'cut') yield { type: 'statement', text: event.text.slice(0, verdict.to), stats }
          writer.end = 'dropped'
        }
      }
      return false
    }
    yield { type: 'prefill', done: 1, total: 1 }
    let words = [...say]
    while (words.length > 0 && writer.end === null) {
      if (signal.aborted) throw new AppFailure('cancelled')
      writer.push(words.shift() ?? '')
      let isRefused = yield* written()
      if (!isRefused && words.length === 0) {
        await wait
        if (signal.aborted) throw new AppFailure('cancelled')
        if (fail) throw fail
        writer.close('complete')
        isRefused = yield* written()
      }
      if (isRefused) words = [...(others.shift() ?? '')]
    }
    if (say === '' && fail) throw fail
    yield { type: 'end', reason: writer.end ?? 'complete', stats }
  }
}
