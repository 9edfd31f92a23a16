import { engineOff } from '../../shared/engineOff.ts'
import type { EngineState, RungReport } from '../../shared/engineState.ts'
import { AppFailure, failureOf, type Failure } from '../../shared/errors.ts'
import type { Runtime } from '../../shared/note.ts'
import type { DecodeEvent, DecodeRequest, EngineInfo, Judge, LoadRequest, ReadAheadStats, ReadingEngine } from './engine.ts'
import { HostConnection } from './hostConnection.ts'
import type { HostProcess } from './hostProtocol.ts'
import { climbDown, rungsOf, type TrialMemory } from './ladder.ts'
import { untilAborted } from './untilAborted.ts'

export type SupervisorOptions = {
  /** Starts the child; a fresh one a call. */
  readonly fork: () => HostProcess
  /** What to load, without the runtime; throws AppFailure 'model-missing' when there is none. */
  readonly model: () => Promise<Omit<LoadRequest, 'runtime'>>
  readonly memory: TrialMemory
  readonly platform: NodeJS.Platform
  readonly onState: (state: EngineState) => void
  /** Milliseconds, monotonic. */
  readonly clock: () => number
  /** After so long without an answer a child that loads is taken for hung; the program's own limit unless a drill says otherwise. */
  readonly loadTimeoutMs?: number
}

const crashWindowMs = 5 * 60_000
const maximumCrashes = 3
/** A child that answers nothing for so long while loading is taken for hung: crafted headers make the reader spin. */
const loadTimeoutMs = 180_000
/**
 * After Stop a child has so long to leave its batch before it is ended; who pressed Stop does not wait for it. Long, since 128 tokens take some
 * seconds on the slowest PC, and a model that is ended for nothing takes longer to load again.
 */
const stopTimeoutMs = 15_000

/**
 * Owns the model's process: starts it, walks the ladder, restarts it after a crash (three in five minutes and it stays down, with the reason), and is
 * the `Engine` of the app. See engineState.ts for its states.
 */
export class Supervisor implements ReadingEngine {
  readonly #options: SupervisorOptions
  #state: EngineState = engineOff
  #connection: HostConnection | undefined
  #info: EngineInfo | undefined
  #starting: Promise<void> | undefined
  #crashes: number[] = []
  #isClosed = false

  constructor(options: SupervisorOptions) {
    this.#options = options
  }

  get state(): EngineState {
    return this.#state
  }

  /** Process id of the model's child, for the drills that kill it. */
  get hostPid(): number | undefined {
    return this.#connection?.pid
  }

  info(): EngineInfo {
    if (!this.#info) throw new AppFailure('engine-not-ready', { state: this.#state.phase })
    return this.#info
  }

  /** Starts loading; resolves when the model is ready or the failure is in the state. Never throws: the app works without a model. */
  start(): Promise<void> {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined
    })
    return this.#starting
  }

  /** The physician asked for another try: earlier crashes are forgiven. */
  async restart(): Promise<void> {
    this.#crashes = []
    this.#options.memory.forget()
    await this.#starting
    this.#drop()
    await this.start()
  }

  /** Resolves when the model can be used; throws the reason why it can't. */
  async ready(): Promise<EngineInfo> {
    if (this.#starting) await this.#starting
    if (this.#info) return this.#info
    const { failure, phase } = this.#state
    throw failure ? new AppFailure(failure.code, failure.params) : new AppFailure('engine-not-ready', { state: phase })
  }

  close(): void {
    this.#isClosed = true
    this.#drop()
  }

  async countTokens(texts: readonly string[], signal: AbortSignal): Promise<number[]> {
    return (await this.#free(signal)).count(texts, signal)
  }

  async *decode(request: DecodeRequest, judge: Judge, signal: AbortSignal): AsyncGenerator<DecodeEvent> {
    const connection = await this.#free(signal)
    this.#change({ phase: 'busy' })
    try {
      for await (const event of connection.decode(request, judge, signal)) {
        if (event.type === 'end' && event.stats.decodeMs > 0 && event.stats.generatedTokens > 4) {
          this.#change({ tokensPerSecond: (event.stats.generatedTokens * 1000) / event.stats.decodeMs })
        }
        yield event
      }
    } finally {
      if (this.#connection === connection && this.#state.phase === 'busy') this.#change({ phase: 'ready' })
    }
  }

  /** Does not count as busy: whatever is asked for meanwhile takes its place. */
  async readAhead(request: DecodeRequest, signal: AbortSignal): Promise<ReadAheadStats> {
    return (await this.#free(signal)).readAhead(request, signal)
  }

  /** A child that still sits in the batch of a stopped draft is waited for; when it hangs there, the next child takes the job. */
  async #free(signal: AbortSignal): Promise<HostConnection> {
    const connection = this.#live()
    await untilAborted(connection.drained(), signal)
    if (connection.isGone) await untilAborted(this.ready(), signal)
    return this.#live()
  }

  #live(): HostConnection {
    if (!this.#connection || !this.#info) throw new AppFailure('engine-not-ready', { state: this.#state.phase })
    return this.#connection
  }

  async #start(): Promise<void> {
    this.#info = undefined
    try {
      this.#change({ ...engineOff, phase: 'probing' })
      const model = await this.#options.model()
      this.#change({ modelId: model.modelId, modelName: model.modelName })
      this.#info = await climbDown(rungsOf(this.#options.platform), this.#options.memory, (rung, left) => this.#tryRung(model, rung, left))
      const { runtime, deviceName, rungs } = this.#info
      this.#change({ phase: 'ready', runtime, deviceName, rungs: [...rungs], progress: null, failure: null })
    } catch (error) {
      const failure = failureOf(error)
      this.#drop()
      this.#change({ phase: failure.code === 'model-missing' ? 'missing' : 'refused', progress: null, failure })
    }
  }

  async #tryRung(model: Omit<LoadRequest, 'runtime'>, rung: Runtime, left: readonly RungReport[]): Promise<EngineInfo> {
    this.#change({ phase: 'loading', progress: 0, runtime: rung, rungs: [...left] })
    this.#connection ??= this.#connect()
    const connection = this.#connection
    try {
      return await connection.load({ ...model, runtime: rung }, left, this.#options.loadTimeoutMs ?? loadTimeoutMs, (phase, share) => {
        this.#change({ phase, progress: share })
      })
    } catch (error) {
      // a child that crashed or hung is of no further use; one that said why may try the next rung
      if (connection.isGone && this.#connection === connection) this.#connection = undefined
      throw error
    }
  }

  #connect(): HostConnection {
    const connection: HostConnection = new HostConnection(this.#options.fork(), stopTimeoutMs, (failure) => {
      this.#onGone(connection, failure)
    })
    return connection
  }

  /** The child is gone. While loading the ladder deals with it; a ready one is started again, unless it keeps dying. */
  #onGone(connection: HostConnection, failure: Failure): void {
    if (this.#isClosed || this.#connection !== connection || !this.#info) return
    this.#connection = undefined
    this.#info = undefined
    const now = this.#options.clock()
    this.#crashes = [...this.#crashes.filter((at) => now - at < crashWindowMs), now]
    this.#change({ phase: 'crashed', progress: null, failure })
    if (this.#crashes.length >= maximumCrashes) this.#change({ phase: 'refused' })
    else void this.start()
  }

  #drop(): void {
    const connection = this.#connection
    this.#connection = undefined
    this.#info = undefined
    connection?.end()
  }

  #change(patch: Partial<EngineState>): void {
    this.#state = { ...this.#state, ...patch }
    if (!this.#isClosed) this.#options.onState(this.#state)
  }
}
