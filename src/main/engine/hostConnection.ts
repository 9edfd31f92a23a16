import type { RungReport } from '../../shared/engineState.ts'
import { AppFailure, assertNever, type Failure } from '../../shared/errors.ts'
import type { DecodeEvent, DecodeRequest, EngineInfo, Judge, LoadRequest, ReadAheadStats } from './engine.ts'
import { hostProtocolVersion, hostReportSchema, type HostOrder, type HostProcess, type HostReport } from './hostProtocol.ts'

type Job = { readonly take: (report: HostReport) => void; readonly fail: (failure: Failure) => void }

/** One child, from its first word to its exit: orders become promises and streams; its death fails whatever was under way. */
export class HostConnection {
  readonly #host: HostProcess
  readonly #stopTimeoutMs: number
  readonly #onGone: (failure: Failure) => void
  readonly #jobs = new Map<number, Job>()
  readonly #leaving = new Set<Promise<void>>()
  #loading: Job | undefined
  #nextJob = 1
  #failure: Failure | undefined

  constructor(host: HostProcess, stopTimeoutMs: number, onGone: (failure: Failure) => void) {
    this.#host = host
    this.#stopTimeoutMs = stopTimeoutMs
    this.#onGone = onGone
    host.onMessage((message) => {
      this.#receive(message)
    })
    host.onExit(() => {
      this.#die({ code: 'engine-crashed', params: {} })
    })
  }

  get isGone(): boolean {
    return this.#failure !== undefined
  }

  get pid(): number | undefined {
    return this.#host.pid
  }

  /** Handshake, then the model. Throws AppFailure of the load; 'engine-hung' after `timeoutMs` without a sign of life. */
  async load(
    request: LoadRequest,
    left: readonly RungReport[],
    timeoutMs: number,
    onProgress: (phase: 'loading' | 'warming', share: number) => void,
  ): Promise<EngineInfo> {
    return new Promise<EngineInfo>((resolve, reject) => {
      const hang = () => {
        this.#die({ code: 'engine-hung', params: {} })
      }
      let timer = setTimeout(hang, timeoutMs)
      const settle = (act: () => void) => {
        clearTimeout(timer)
        this.#loading = undefined
        act()
      }
      const fail = (failure: Failure) => {
        settle(() => {
          reject(new AppFailure(failure.code, failure.params))
        })
      }
      this.#loading = {
        fail,
        take: (report) => {
          clearTimeout(timer)
          timer = setTimeout(hang, timeoutMs)
          if (report.type === 'hello' && report.version !== hostProtocolVersion)
            fail({ code: 'engine-load-failed', params: { reason: `host protocol ${String(report.version)}` } })
          else if (report.type === 'hello') this.#host.send({ type: 'load', request, left })
          else if (report.type === 'progress') onProgress(report.phase, report.share)
          else if (report.type === 'load-failed') fail(report.failure)
          else if (report.type === 'loaded') {
            settle(() => {
              resolve(report.info)
            })
          }
        },
      }
      if (this.#failure) fail(this.#failure)
      else this.#host.send({ type: 'hello', version: hostProtocolVersion })
    })
  }

  count(texts: readonly string[], signal: AbortSignal): Promise<number[]> {
    return this.#ask(
      (job) => ({ type: 'count', job, texts }),
      (report) => (report.type === 'counted' ? report.counts : undefined),
      signal,
    )
  }

  readAhead(request: DecodeRequest, signal: AbortSignal): Promise<ReadAheadStats> {
    return this.#ask(
      (job) => ({ type: 'read-ahead', job, request }),
      (report) => (report.type === 'read' ? report.stats : undefined),
      signal,
    )
  }

  /** One order, one answer. Stop answers at once here too. */
  async #ask<T>(order: (job: number) => HostOrder, answerOf: (report: HostReport) => T | undefined, signal: AbortSignal): Promise<T> {
    if (signal.aborted) throw new AppFailure('cancelled')
    return new Promise<T>((resolve, reject) => {
      const onAbort = () => {
        reject(new AppFailure('cancelled'))
        this.#cancel(id)
      }
      const id = this.#open({
        fail: (failure) => {
          signal.removeEventListener('abort', onAbort)
          reject(new AppFailure(failure.code, failure.params))
        },
        take: (report) => {
          const answer = answerOf(report)
          if (answer === undefined) return
          signal.removeEventListener('abort', onAbort)
          this.#jobs.delete(id)
          resolve(answer)
        },
      })
      signal.addEventListener('abort', onAbort, { once: true })
      this.#host.send(order(id))
    })
  }

  /**
   * Stop answers at once: the stream ends here with 'cancelled' while the child leaves its batch; one that does not within the stop time is ended.
   * Leaving the loop early cancels the job too.
   */
  async *decode(request: DecodeRequest, judge: Judge, signal: AbortSignal): AsyncGenerator<DecodeEvent> {
    if (signal.aborted) throw new AppFailure('cancelled')
    const events: DecodeEvent[] = []
    let failure: Failure | undefined
    let fault: { readonly error: unknown } | undefined
    let isDone = false
    let wake: () => void = () => undefined
    const job = this.#open({
      fail: (reason) => {
        failure = reason
        wake()
      },
      take: (report) => {
        if (failure) return
        if (report.type === 'decoded') events.push(report.event)
        else if (report.type === 'judge') void answer(report.text, report.isComplete)
        else if (report.type === 'done') isDone = true
        wake()
      },
    })
    const answer = async (text: string, isComplete: boolean) => {
      try {
        const verdict = await judge(text, isComplete)
        if (!failure) this.#host.send({ type: 'verdict', job, verdict })
      } catch (error) {
        // a judge that fails lets nothing through: the draft ends with the fault
        fault = { error }
        wake()
      }
    }
    const onAbort = () => {
      failure = { code: 'cancelled', params: {} }
      wake()
    }
    signal.addEventListener('abort', onAbort, { once: true })
    this.#host.send({ type: 'decode', job, request })
    try {
      for (;;) {
        // what arrived before Stop is kept, what arrives after it is not
        for (let event = events.shift(); event !== undefined; event = events.shift()) yield event
        if (failure) throw new AppFailure(failure.code, failure.params)
        if (fault) throw fault.error
        if (isDone) return
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    } finally {
      signal.removeEventListener('abort', onAbort)
      if (!isDone && !this.isGone && this.#jobs.has(job)) this.#cancel(job)
      else this.#jobs.delete(job)
    }
  }

  /** Ends the child without ado: used on quit and on restart, when nothing is under way that anybody waits for. */
  end(): void {
    this.#die({ code: 'cancelled', params: {} })
  }

  /** Resolves once the child has left every job that was stopped, or is gone. */
  async drained(): Promise<void> {
    while (!this.#failure && this.#leaving.size > 0) await Promise.race(this.#leaving)
  }

  #cancel(job: number): void {
    let left: () => void = () => undefined
    const leaving = new Promise<void>((resolve) => {
      left = resolve
    })
    this.#leaving.add(leaving)
    const timer = setTimeout(() => {
      this.#die({ code: 'engine-hung', params: {} })
    }, this.#stopTimeoutMs)
    const settle = () => {
      clearTimeout(timer)
      this.#jobs.delete(job)
      this.#leaving.delete(leaving)
      left()
    }
    this.#jobs.set(job, {
      fail: settle,
      take: (report) => {
        if (report.type === 'done' || report.type === 'counted' || report.type === 'read') settle()
      },
    })
    this.#host.send({ type: 'cancel', job })
  }

  #open(job: Job): number {
    if (this.#failure) throw new AppFailure(this.#failure.code, this.#failure.params)
    const id = this.#nextJob++
    this.#jobs.set(id, job)
    return id
  }

  #receive(message: unknown): void {
    if (this.#failure) return
    const parsed = hostReportSchema.safeParse(message)
    // a child that talks nonsense is a wreck: what it says next can't be trusted either
    if (!parsed.success) {
      this.#die({ code: 'engine-crashed', params: {} })
      return
    }
    const report = parsed.data
    switch (report.type) {
      case 'hello':
      case 'progress':
      case 'loaded':
      case 'load-failed':
        this.#loading?.take(report)
        return
      case 'counted':
      case 'read':
      case 'decoded':
      case 'judge':
      case 'done':
        this.#jobs.get(report.job)?.take(report)
        return
      case 'failed': {
        const job = this.#jobs.get(report.job)
        this.#jobs.delete(report.job)
        job?.fail(report.failure)
        return
      }
      case 'pong':
        return
      default:
        assertNever(report)
    }
  }

  #die(failure: Failure): void {
    if (this.#failure) return
    this.#failure = failure
    this.#host.kill()
    this.#loading?.fail(failure)
    const jobs = [...this.#jobs.values()]
    this.#jobs.clear()
    for (const job of jobs) job.fail(failure)
    this.#onGone(failure)
  }
}
