import { benchKeys, type BenchKeyName } from './benchKeys.ts'
import type { Measured } from './measurement.ts'
import { medianInterval } from './medianInterval.ts'

/** As it stands in the JSON; `value` is null where it can't be measured here, and `reason` says why. */
export type Figure = {
  readonly value: number | null
  readonly unit: string
  readonly runs: number
  readonly machine: string
  /** 95 % interval of the median. */
  readonly low?: number
  readonly high?: number
  readonly detail?: string
  readonly reason?: string
}

export function figureOf(key: BenchKeyName, measured: Measured | undefined, machine: string): Figure {
  const { unit } = benchKeys[key]
  if (!measured || 'reason' in measured) return { value: null, unit, runs: 0, machine, reason: measured?.reason ?? 'not asked for' }
  const samples = measured.samples.filter(Number.isFinite)
  if (samples.length === 0) return { value: null, unit, runs: 0, machine, reason: 'no run gave a figure' }
  const { value, low, high } = medianInterval(samples)
  const detail = measured.detail === undefined ? {} : { detail: measured.detail }
  if (measured.statistic === 'greatest') return { value: rounded(Math.max(...samples)), unit, runs: samples.length, machine, ...detail }
  return { value: rounded(value), unit, runs: samples.length, machine, low: rounded(low), high: rounded(high), ...detail }
}

export function lineOf(key: BenchKeyName, { value, unit, runs, low, high, detail, reason }: Figure): string {
  if (value === null) return `${key}: not measured (${reason ?? ''})`
  const interval = low === undefined || high === undefined ? '' : `, 95 % ${String(low)} to ${String(high)}`
  return `${key} ${String(value)} ${unit} (${String(runs)} runs${interval}${detail === undefined ? '' : `; ${detail}`})`
}

/** Three digits, or whole numbers where there are more. */
const rounded = (value: number) => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
