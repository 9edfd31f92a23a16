import { failureOf, AppFailure } from '../../../shared/errors.ts'
import type { Judge, Verdict } from '../engine.ts'
import { hostProtocolVersion, type HostOrder, type HostReport } from '../hostProtocol.ts'
import { untilAborted } from '../untilAborted.ts'
import { LlamaEngine } from './llamaEngine.ts'
import { loadModel } from './loadModel.ts'

/** What the child does with each order. One job at a time; `cancel` takes effect after the current batch. */
export class HostSession {
  readonly #report: (report: HostReport) => void
  readonly #exit: () => void
  readonly #cancels = new Map<number, AbortController>()
  readonly #verdicts = new Map<number, (verdict: Verdict) => void>()
  #engine: LlamaEngine | undefined
  /** A job that was cancelled may still be in its batch when the next one arrives. */
  #last: Promise<void> = Promise.resolve()

  constructor(report: (report: HostReport) => void, exit: () => void) {
    this.#report = report
    this.#exit = exit
  }

  async take(order: HostOrder): Promise<void> {
    switch (order.type) {
      case 'hello':
        this.#report({ type: 'hello', version: hostProtocolVersion, pid: process.pid })
        return
      case 'load':
        await this.#load(order)
        return
      case 'count':
        await this.#job(order.job, Promise.resolve(), async () => {
          this.#report({ type: 'counted', job: order.job, counts: await this.#ready().countTokens(order.texts) })
        })
        return
      case 'decode':
        this.#last = this.#job(order.job, this.#last, async (signal) => {
          const judge = this.#judgeOf(order.job, signal)
          for await (const event of this.#ready().decode(order.request, judge, signal))
            this.#report({ type: 'decoded', job: order.job, event })
          this.#report({ type: 'done', job: order.job })
        })
        await this.#last
        return
      case 'read-ahead':
        this.#last = this.#job(order.job, this.#last, async (signal) => {
          this.#report({ type: 'read', job: order.job, stats: await this.#ready().readAhead(order.request, signal) })
        })
        await this.#last
        return
      case 'verdict':
        this.#verdicts.get(order.job)?.(order.verdict)
        return
      case 'cancel':
        this.#cancels.get(order.job)?.abort()
        return
      case 'ping':
        this.#report({ type: 'pong' })
        return
      case 'exit':
        await this.#engine?.dispose()
        this.#exit()
    }
  }

  async #load({ request, left }: Extract<HostOrder, { type: 'load' }>): Promise<void> {
    try {
      let lastAt = 0
      const loaded = await loadModel(request, left, (phase, share) => {
        const now = performance.now()
        if (share < 1 && now - lastAt < 100) return
        lastAt = now
        this.#report({ type: 'progress', phase, share })
      })
      this.#engine = new LlamaEngine(loaded)
      this.#report({ type: 'loaded', info: loaded.info })
    } catch (error) {
      this.#report({ type: 'load-failed', failure: engineFailureOf(error) })
    }
  }

  async #job(job: number, earlier: Promise<void>, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const cancel = new AbortController()
    this.#cancels.set(job, cancel)
    await earlier
    try {
      await work(cancel.signal)
    } catch (error) {
      this.#report({ type: 'failed', job, failure: engineFailureOf(error) })
    } finally {
      this.#cancels.delete(job)
    }
  }

  /** Main holds the record and the dictionaries, so it judges; Stop does not wait for its answer. */
  #judgeOf(job: number, signal: AbortSignal): Judge {
    return async (text, isComplete) => {
      const { promise, resolve } = Promise.withResolvers<Verdict>()
      this.#verdicts.set(job, resolve)
      this.#report({ type: 'judge', job, text, isComplete })
      try {
        return await untilAborted(promise, signal)
      } finally {
        this.#verdicts.delete(job)
      }
    }
  }

  #ready(): LlamaEngine {
    if (!this.#engine) throw new AppFailure('engine-not-ready', { state: 'off' })
    return this.#engine
  }
}

/** A fault of the runtime is an expected failure of an engine, not a bug of ours; its name says which, its message may hold record text. */
function engineFailureOf(error: unknown) {
  const failure = failureOf(error)
  return failure.code === 'unexpected' ? new AppFailure('engine-failed', { reason: String(failure.params['name']) }).toFailure() : failure
}
