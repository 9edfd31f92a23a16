import { AppFailure } from '../../shared/errors.ts'
import type { DraftId } from '../../shared/note.ts'
import type { Engine, EngineInfo } from '../engine/engine.ts'
import { untilAborted } from '../engine/untilAborted.ts'

export interface DraftEngine extends Engine {
  /** Resolves once the model can be used; throws the reason why it can't. */
  ready(): Promise<EngineInfo>
}

const retryMs = 5_000

/** What the model is asked for, drafts and turns of the dialogue, by their ids. It writes one at a time: a second one waits for its turn and can be stopped while it waits. */
export class RunningDrafts {
  readonly #stops = new Map<DraftId, AbortController>()
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #behind = new Set<DraftId>()
  readonly #gaveWay = new Set<DraftId>()
  #last: Promise<unknown> = Promise.resolve()
  #idle: { readonly stop: AbortController; readonly ended: Promise<unknown> } | undefined

  /** What is `isBehind` is stopped as soon as something else is asked for. */
  run<T>(draftId: DraftId, work: (signal: AbortSignal, turn: Promise<unknown>) => Promise<T>, isBehind = false): Promise<T> {
    const stop = new AbortController()
    this.#stops.set(draftId, stop)
    if (isBehind) this.#behind.add(draftId)
    else this.#clearWay()
    const result = work(stop.signal, this.#turn()).finally(() => {
      this.#stops.delete(draftId)
      this.#behind.delete(draftId)
    })
    // one that is stopped while it waits ends before the one it waited for: the next waits for both
    this.#last = Promise.allSettled([this.#last, result]).then(() => undefined)
    return result
  }

  /**
   * Work that may as well be left: begun once nothing else is under way, and stopped as soon as something is asked for, or other such work. What is stopped so
   * rejects with 'cancelled'.
   */
  async whenIdle(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const before = this.#turn()
    const stop = new AbortController()
    const ended = untilAborted(before, stop.signal).then(() => work(stop.signal))
    this.#idle = { stop, ended: ended.catch(() => undefined) }
    return ended
  }

  /** Ends what fills idle time; resolves when the model is free. */
  #turn(): Promise<unknown> {
    this.#idle?.stop.abort()
    return Promise.all([this.#last, this.#idle?.ended])
  }

  /** The same as `run`, begun once the model has nothing else to write and is ready. */
  whenReady<T>(engine: DraftEngine, draftId: DraftId, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.run(draftId, async (signal, turn) => {
      await untilAborted(turn, signal)
      await untilAborted(engine.ready(), signal)
      return work(signal)
    })
  }

  /** Resolves once the model has nothing of what was asked so far to write. */
  get idle(): Promise<unknown> {
    return this.#last
  }

  /** Whether this one was stopped because something else was asked for; true once. */
  hasGivenWay(draftId: DraftId): boolean {
    return this.#gaveWay.delete(draftId)
  }

  #clearWay(): void {
    for (const draftId of this.#behind) {
      this.#gaveWay.add(draftId)
      this.#stops.get(draftId)?.abort()
    }
  }

  /** Throws 'draft-not-found' when no such draft is under way. */
  stop(draftId: DraftId): void {
    const stop = this.#stops.get(draftId)
    if (!stop) throw new AppFailure('draft-not-found')
    stop.abort()
  }

  /** Does `work` again every few seconds until it returns true or the program closes: the disk may have room by then. */
  again(work: () => boolean): void {
    const timer = setInterval(() => {
      if (!work()) return
      clearInterval(timer)
      this.#timers.delete(timer)
    }, retryMs)
    this.#timers.add(timer)
  }

  /** Does `work` once in so many milliseconds, unless the program closes before. Returns what takes it back. */
  later(work: () => void, milliseconds: number): () => void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      work()
    }, milliseconds)
    this.#timers.add(timer)
    return () => {
      clearTimeout(timer)
      this.#timers.delete(timer)
    }
  }

  /** Resolves once every draft has ended and is on disk. */
  async stopAll(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer)
    for (const stop of this.#stops.values()) stop.abort()
    await this.#turn()
  }
}
