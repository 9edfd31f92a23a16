import fs from 'node:fs'
import { z } from 'zod'
import { AppFailure } from '../../../shared/errors.ts'
import { freeTries, pinDelaySeconds } from '../../../shared/pinRules.ts'
import { writeAtomically } from './atomicFile.ts'

const attemptsSchema = z.record(z.string(), z.object({ failures: z.int().min(0), at: z.number() }))
type Attempts = z.infer<typeof attemptsSchema>
/** What holds for a PIN that has no line of its own. */
const everyone = '*'

/**
 * Wrong tries of each PIN, on disk before the PIN is even looked at, so that neither a kill nor a restart gives tries back. A file that is gone or
 * unreadable counts as five wrong tries just now. What it can't know is a clock that is set forward between two starts.
 */
export class PinAttempts {
  readonly #file: string
  readonly #now: () => number
  #last: Promise<unknown> = Promise.resolve()

  constructor(file: string, now: () => number) {
    this.#file = file
    this.#now = now
  }

  /** Seconds until the next try, 0: now. */
  waitSeconds(id: string): number {
    const { failures, at } = this.#of(id)
    const delay = pinDelaySeconds(failures)
    // a clock that was set back does not make it longer than it is
    return Math.ceil(Math.min(delay, Math.max(0, delay - (this.#now() - at) / 1000)))
  }

  /** One try at a time. Throws `pin-wait` without looking at the PIN, or what `check` throws: then the try stays counted. */
  try<T>(id: string, check: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => this.#try(id, check))
    this.#last = result.catch(() => undefined)
    return result
  }

  async #try<T>(id: string, check: () => Promise<T>): Promise<T> {
    const seconds = this.waitSeconds(id)
    const { failures, at } = this.#of(id)
    if (seconds > 0) {
      if (at > this.#now()) this.#write(id, failures)
      throw new AppFailure('pin-wait', { seconds })
    }
    this.#write(id, failures + 1)
    try {
      const value = await check()
      this.forgive(id)
      return value
    } catch (error) {
      if (!(error instanceof AppFailure) || error.code !== 'pin-wrong') throw error
      throw new AppFailure('pin-wrong', { left: Math.max(0, freeTries - failures - 1), seconds: pinDelaySeconds(failures + 1) })
    }
  }

  /** Right, or set anew: counted from nothing again. */
  forgive(id: string): void {
    this.#write(id, 0)
  }

  #of(id: string): Attempts[string] {
    const all = this.#read() ?? this.#begin({ [everyone]: { failures: freeTries, at: this.#now() } })
    return all[id] ?? all[everyone] ?? { failures: 0, at: 0 }
  }

  #begin(attempts: Attempts): Attempts {
    writeAtomically(this.#file, JSON.stringify(attempts))
    return attempts
  }

  /** `undefined`: not to be had, though a PIN is set. */
  #read(): Attempts | undefined {
    try {
      return attemptsSchema.parse(JSON.parse(fs.readFileSync(this.#file, 'utf8')))
    } catch {
      return undefined
    }
  }

  #write(id: string, failures: number): void {
    writeAtomically(this.#file, JSON.stringify({ ...this.#read(), [id]: { failures, at: this.#now() } }))
  }
}
