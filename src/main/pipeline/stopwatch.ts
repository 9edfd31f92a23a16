import type { Timing } from '../../shared/note.ts'
import type { DecodeStats } from '../engine/engine.ts'

/** Times one draft. All milliseconds. */
export class Stopwatch {
  readonly #clock: () => number
  readonly #startedAt: number
  readonly #loadMs: number
  #firstTokenMs: number | null = null
  #firstStatementMs: number | null = null
  #prefillMs = 0
  #decodeMs = 0
  #promptTokens = 0
  #generatedTokens = 0

  constructor(clock: () => number, loadMs: number) {
    this.#clock = clock
    this.#startedAt = clock()
    this.#loadMs = loadMs
  }

  token(): void {
    this.#firstTokenMs ??= this.#clock() - this.#startedAt
  }

  statement(): void {
    this.#firstStatementMs ??= this.#clock() - this.#startedAt
  }

  add(stats: DecodeStats): void {
    this.#prefillMs += stats.prefillMs
    this.#decodeMs += stats.decodeMs
    this.#promptTokens += stats.promptTokens - stats.reusedTokens
    this.#generatedTokens += stats.generatedTokens
  }

  /** `promptTokens` counts the tokens that were read, not those that the cache still held. */
  timing(): Timing {
    const round = (value: number) => Math.round(value * 10) / 10
    return {
      loadMs: round(this.#loadMs),
      prefillMs: round(this.#prefillMs),
      firstTokenMs: this.#firstTokenMs === null ? null : round(this.#firstTokenMs),
      firstStatementMs: this.#firstStatementMs === null ? null : round(this.#firstStatementMs),
      totalMs: round(this.#clock() - this.#startedAt),
      promptTokens: this.#promptTokens,
      generatedTokens: this.#generatedTokens,
      tokensPerSecond: this.#decodeMs > 0 ? round((this.#generatedTokens * 1000) / this.#decodeMs) : 0,
    }
  }
}

/** Of a draft that an identical job had got before: nothing was loaded, read or written for it. */
export function timingFromCache(totalMs: number): Timing {
  return {
    loadMs: 0,
    prefillMs: 0,
    firstTokenMs: null,
    firstStatementMs: totalMs,
    totalMs,
    promptTokens: 0,
    generatedTokens: 0,
    tokensPerSecond: 0,
    isFromCache: true,
  }
}
