import { AppFailure } from '../../shared/errors.ts'

type Job = { readonly begin: () => Promise<void>; readonly refuse: (reason: AppFailure) => void }

/**
 * Hands the model one request of the interface at a time, so that the physician's own draft waits for one at most. Lanes take turns: a batch of a
 * hundred does not hold up a single request. Inside a lane the first to come is the first.
 */
export class DraftQueue {
  readonly #maximumWaiting: number
  readonly #lanes = new Map<string, Set<Job>>()
  #waiting = 0
  #running: Promise<void> | null = null
  #isClosed = false

  constructor(maximumWaiting: number) {
    this.#maximumWaiting = maximumWaiting
  }

  get waiting(): number {
    return this.#waiting
  }

  /** Throws 'api-queue-full', unless there is room for `count` more. */
  requireRoom(count: number): void {
    if (this.#waiting + count > this.#maximumWaiting) throw new AppFailure('api-queue-full', { maximum: this.#maximumWaiting })
  }

  /** Does `work` in its turn. One that is given up while it waits leaves no trace and fails with 'cancelled'; one that has begun goes on. */
  run<T>(lane: string, work: () => Promise<T>, givenUp: AbortSignal): Promise<T> {
    this.requireRoom(1)
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        if (this.#take(lane, job)) reject(new AppFailure('cancelled'))
      }
      const job: Job = {
        refuse: reject,
        begin: () => {
          givenUp.removeEventListener('abort', leave)
          return work().then(resolve, reject)
        },
      }
      if (this.#isClosed || givenUp.aborted) {
        reject(new AppFailure('cancelled'))
        return
      }
      givenUp.addEventListener('abort', leave, { once: true })
      const jobs = this.#lanes.get(lane) ?? new Set()
      this.#lanes.set(lane, jobs.add(job))
      this.#waiting++
      this.#next()
    })
  }

  /** Whoever waits is told 'cancelled'; resolves once the one that has begun is done. */
  async close(): Promise<void> {
    this.#isClosed = true
    const jobs = [...this.#lanes.values()].flatMap((lane) => [...lane])
    this.#lanes.clear()
    this.#waiting = 0
    for (const job of jobs) job.refuse(new AppFailure('cancelled'))
    await this.#running
  }

  #next(): void {
    if (this.#running) return
    const [turn] = this.#lanes
    const [job] = turn?.[1] ?? []
    if (!turn || !job) return
    const [lane, jobs] = turn
    this.#take(lane, job)
    // to the end of the row: the others come first
    if (jobs.size > 0 && this.#lanes.delete(lane)) this.#lanes.set(lane, jobs)
    this.#running = job.begin().then(() => {
      this.#running = null
      this.#next()
    })
  }

  #take(lane: string, job: Job): boolean {
    const jobs = this.#lanes.get(lane)
    if (!jobs?.delete(job)) return false
    this.#waiting--
    if (jobs.size === 0) this.#lanes.delete(lane)
    return true
  }
}
