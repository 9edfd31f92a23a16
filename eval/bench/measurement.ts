import type { BenchKeyName } from './benchKeys.ts'
import type { BenchModel } from './benchModel.ts'

export type BenchOptions = {
  readonly modelId: string
  /** Rounds of the pairs that alternate; each measurement makes of it what its run time allows. */
  readonly rounds: number
  /** Small amounts, for a look whether all runs. */
  readonly isQuick: boolean
  readonly threads: number | null
}

/** `samples`: one value a run, of which the median counts; what can't be measured here says why. `detail` is for the page of figures. */
export type Measured =
  | { readonly samples: readonly number[]; readonly detail?: string; readonly statistic?: 'median' | 'greatest' }
  | { readonly reason: string }
export type MeasuredKeys = Readonly<Partial<Record<BenchKeyName, Measured>>>

/** One file each under `measurements/`. Where a model is needed it comes loaded, in this process. */
export type Measurement = {
  readonly keys: readonly BenchKeyName[]
} & (
  | { readonly needsModel: true; readonly run: (model: BenchModel, options: BenchOptions) => Promise<MeasuredKeys> }
  | { readonly needsModel: false; readonly run: (options: BenchOptions) => Promise<MeasuredKeys> }
)

/** Runs the sides in turn, each round in another order, so that a busy machine slows all alike; returns the times by side. */
export async function inTurn<Side extends string>(
  sides: Readonly<Record<Side, () => Promise<number>>>,
  rounds: number,
): Promise<Record<Side, number[]>> {
  const names = Object.keys(sides) as Side[]
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Side, number[]>
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length] as Side
      times[name].push(await sides[name]())
    }
  return times
}

/** `above` over `below`, round by round. */
export const ratios = (above: readonly number[], below: readonly number[]): number[] =>
  above.map((value, round) => value / (below[round] ?? Number.NaN))
