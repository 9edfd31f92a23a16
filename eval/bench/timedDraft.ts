import { failureOf } from '../../src/shared/errors.ts'
import { segmentRecord } from '../../src/shared/text/segment.ts'
import type { DecodeRequest, Engine } from '../../src/main/engine/engine.ts'
import { settleAll } from '../../src/main/engine/testing/hostFixture.ts'
import { draftRecord } from '../../src/main/pipeline/draft.ts'
import type { DraftJob } from '../../src/main/pipeline/draftJob.ts'
import type { BenchModel } from './benchModel.ts'

export type DraftTimes = {
  readonly totalMs: number
  readonly decodeMs: number
  readonly generatedTokens: number
  /** Of each request, from asking to its first text. */
  readonly firstTextMs: readonly number[]
}

export type TimedDraftOptions = {
  readonly id: string
  /** Without: the judge is asked, so that statements get their evidence, and not obeyed, and numbers are free. */
  readonly isGuarded?: boolean
  readonly usesLookup?: boolean
  /** The draft is stopped once so many requests have their first text. */
  readonly requests?: number
}

export function draftJobFor(
  { resources, template }: BenchModel,
  text: string,
  id: string,
  engine: Engine,
  signal: AbortSignal,
): Omit<DraftJob, 'emit'> {
  return {
    id,
    text,
    segments: segmentRecord(text, resources.headings),
    template,
    seed: 1,
    engine,
    guard: resources.guard(),
    signal,
    clock: () => performance.now(),
  }
}

/** Drafts the record and notes what it took. */
export async function timedDraft(model: BenchModel, own: Engine, text: string, options: TimedDraftOptions): Promise<DraftTimes> {
  const { id, isGuarded = true, usesLookup = true, requests = Number.POSITIVE_INFINITY } = options
  const firstTextMs: number[] = []
  let [decodeMs, generatedTokens] = [0, 0]
  const stop = new AbortController()
  const engine: Engine = {
    info: () => own.info(),
    countTokens: (texts, signal) => own.countTokens(texts, signal),
    async *decode(asked: DecodeRequest, judge, signal) {
      const request = { ...asked, usesLookup, ...(!isGuarded && { numbers: null }) }
      const startedAt = performance.now()
      let isFirst = true
      const answering: typeof judge = isGuarded
        ? judge
        : async (words, isComplete) => {
            await judge(words, isComplete)
            return settleAll(words, isComplete)
          }
      for await (const event of own.decode(request, answering, signal)) {
        if (event.type === 'text' && isFirst) {
          isFirst = false
          if (firstTextMs.push(performance.now() - startedAt) >= requests) stop.abort()
        }
        if (event.type === 'end') {
          decodeMs += event.stats.decodeMs
          generatedTokens += event.stats.generatedTokens
        }
        yield event
      }
    },
  }
  const startedAt = performance.now()
  try {
    await draftRecord({ ...draftJobFor(model, text, id, engine, stop.signal), emit: () => undefined })
  } catch (error) {
    if (failureOf(error).code !== 'cancelled' || !stop.signal.aborted) throw error
  }
  return { totalMs: performance.now() - startedAt, decodeMs, generatedTokens, firstTextMs }
}
