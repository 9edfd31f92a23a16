import type { FastifyInstance } from 'fastify'
import { AppFailure } from '../../shared/errors.ts'
import { createApi, type ApiDeps } from './createApi.ts'
import { DraftQueue } from './draftQueue.ts'

const host = '127.0.0.1'
/** Requests and records of batches that may wait; each is a text in memory or a note on disk. */
const maximumWaiting = 1_000

/** The interface as a switch: nothing listens while it is off, and only this machine reaches it while it is on. */
export class LoopbackApi {
  readonly #deps: Omit<ApiDeps, 'queue'>
  #listening: { readonly api: FastifyInstance; readonly queue: DraftQueue; readonly port: number } | undefined

  constructor(deps: Omit<ApiDeps, 'queue'>) {
    this.#deps = deps
  }

  /** The port that it listens on. */
  get port(): number | null {
    return this.#listening?.port ?? null
  }

  /** `port` 0: any that is free. Resolves once it listens. Throws 'api-port-taken'. */
  async start(port: number): Promise<void> {
    await this.stop()
    const queue = new DraftQueue(maximumWaiting)
    const api = createApi({ ...this.#deps, queue })
    try {
      await api.listen({ host, port })
    } catch (error) {
      await api.close()
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      throw new AppFailure('api-port-taken', { port, reason })
    }
    const address = api.server.address()
    this.#listening = { api, queue, port: typeof address === 'object' && address ? address.port : port }
  }

  /** Whoever waits is told so; a draft that has begun goes on and lands in the queue. */
  async stop(): Promise<void> {
    const listening = this.#listening
    this.#listening = undefined
    if (!listening) return
    void listening.queue.close()
    // a moment for those answers
    await new Promise((resolve) => setImmediate(resolve))
    await listening.api.close()
  }
}
