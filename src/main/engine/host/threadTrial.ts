import os from 'node:os'
import type { LlamaModel, Token } from 'node-llama-cpp'

/** Read first, then written one by one: a draft's rhythm is that of writing. */
const trialTokens = 12
const contextTokens = 256
const rounds = 2
/** Fewer threads have to be so much faster: what is close is noise, and other work comes and goes. */
const worthwhile = 1.1

/** All physical cores; one left to the rest of the machine; half, where some cores are slow ones. Most first. */
export function threadCandidates(cores: number): number[] {
  return [...new Set([cores, Math.max(1, cores - 1), Math.ceil(cores / 2)])].sort((one, other) => other - one)
}

/** The most threads but where fewer are clearly faster. `times`: milliseconds a token by number of threads. */
export function bestThreads(times: ReadonlyMap<number, number>): number {
  const [most, ...fewer] = [...times].sort(([one], [other]) => other - one)
  if (!most) throw new RangeError('no trial')
  let [best, bestMs] = most
  for (const [threads, ms] of fewer) if (ms * worthwhile < bestMs) [best, bestMs] = [threads, ms]
  return best
}

/** What other programs do would be taken for what threads cost. Where the system has no such figure it is taken to be quiet. */
export function isMachineQuiet(): boolean {
  return (os.loadavg()[0] ?? 0) < 0.5 * os.availableParallelism()
}

/** Milliseconds a token with each number of threads, the shorter of two turns. Some seconds in all. */
export async function tryThreads(model: LlamaModel, prompt: readonly Token[], candidates: readonly number[]): Promise<Map<number, number>> {
  const times = new Map<number, number>()
  for (let round = 0; round < rounds; round++) {
    for (const threads of candidates) {
      const context = await model.createContext({ contextSize: contextTokens, batchSize: contextTokens, threads, sequences: 1 })
      try {
        let written = 0
        let startedAt = 0
        for await (const _ of context.getSequence().evaluate([...prompt], { temperature: 0, yieldEogToken: true })) {
          if (written++ === 0) startedAt = performance.now()
          if (written > trialTokens) break
        }
        const ms = (performance.now() - startedAt) / trialTokens
        times.set(threads, Math.min(ms, times.get(threads) ?? Number.POSITIVE_INFINITY))
      } finally {
        await context.dispose()
      }
    }
  }
  return times
}
