import { median } from '../statistics.ts'

export type MedianInterval = { readonly value: number; readonly low: number; readonly high: number }

const resamples = 2000

/** The median and a 95 % bootstrap interval; the same for the same samples. */
export function medianInterval(samples: readonly number[]): MedianInterval {
  let state = 20_260_101
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const medians = Array.from({ length: resamples }, () =>
    median(Array.from({ length: samples.length }, () => samples[below(samples.length)] ?? Number.NaN)),
  ).sort((one, other) => one - other)
  const at = (share: number) => medians[Math.min(resamples - 1, Math.floor(resamples * share))] ?? Number.NaN
  return { value: median(samples), low: at(0.025), high: at(0.975) }
}
