/** How often something may happen: `maximum` times within any minute. */
export class RequestRate {
  readonly #maximum: number
  readonly #clock: () => number
  readonly #times: number[] = []

  /** `clock`: milliseconds, monotonic. */
  constructor(maximum: number, clock: () => number) {
    this.#maximum = maximum
    this.#clock = clock
  }

  /** 0 when it may happen now, which counts; else the seconds until it may. */
  secondsToWait(): number {
    const now = this.#clock()
    const begin = now - 60_000
    while (this.#times[0] !== undefined && this.#times[0] <= begin) this.#times.shift()
    const [oldest] = this.#times
    if (this.#times.length >= this.#maximum) return Math.max(1, Math.ceil(((oldest ?? now) - begin) / 1_000))
    this.#times.push(now)
    return 0
  }
}
