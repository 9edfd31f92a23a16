import { AppFailure } from '../../../shared/errors.ts'
import type { DecodeEvent, DecodeRequest, Engine, EngineInfo } from '../engine.ts'
import { StatementWriter } from '../statementWriter.ts'

/** What the script answers when a section is asked for; `fail` breaks off after what was said, `wait` holds until it resolves. */
export type Line = { readonly say: string; readonly fail?: AppFailure; readonly wait?: Promise<void> }

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

  async *decode(request: DecodeRequest, signal: AbortSignal): AsyncGenerator<DecodeEvent> {
    this.asked.push(request)
    const { say, fail, wait } = this.#answer(request)
    const writer = new StatementWriter(request)
    const stats = { promptTokens: request.prompt.user.length, reusedTokens: 0, generatedTokens: say.length, prefillMs: 1, decodeMs: 1 }
    yield { type: 'prefill', done: 1, total: 1 }
    for (const character of say) {
      if (signal.aborted) throw new AppFailure('cancelled')
      for (const event of writer.push(character)) yield event.type === 'statement' ? { ...event, stats } : event
    }
    await wait
    if (signal.aborted) throw new AppFailure('cancelled')
    if (fail) throw fail
    for (const event of writer.finish('complete')) yield event.type === 'statement' ? { ...event, stats } : event
    yield { type: 'end', reason: writer.end ?? 'complete', stats }
  }
}
