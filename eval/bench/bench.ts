import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { Command, InvalidArgumentError } from 'commander'
import { formatFailure } from '../../src/shared/messages/formatFailure.ts'
import { failureOf } from '../../src/shared/errors.ts'
import { writeBetween } from '../../src/main/cli/writeBetween.ts'
import { loadRequestFor } from '../../src/main/engine/loadRequestFor.ts'
import { loadBenchModel, type BenchModel } from './benchModel.ts'
import { benchKeyNames, type BenchKeyName } from './benchKeys.ts'
import { figureOf, lineOf, type Figure } from './figure.ts'
import { machineName } from './machine.ts'
import type { BenchOptions, MeasuredKeys, Measurement } from './measurement.ts'
import { measurements } from './measurements/all.ts'
import { performancePage } from './performancePage.ts'
import { youtuTwin } from './twin/youtuTwin.ts'

/**
 * `npm run bench`: ratios of things that ran in turn in one run, so that they hold on any machine, and a few absolute figures with the machine's name. `--json` has every key,
 * with null and a reason for what can't be measured here. A run of everything writes docs/performance.md.
 */
const number = (text: string) => {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('a whole number from 1')
  return Number(text)
}
const keys = (text: string) => {
  const names = text.split(',').filter((name) => name !== '')
  const unknown = names.filter((name) => !benchKeyNames.some((key) => key === name))
  if (unknown.length > 0) throw new InvalidArgumentError(`no key ${unknown.join(', ')}; there are ${benchKeyNames.join(', ')}`)
  return names as BenchKeyName[]
}
const {
  json,
  only: asked,
  rounds,
  model,
  quick,
  threads,
  twin,
  write,
} = new Command('bench')
  .option('--json <OUT>', 'write the figures as JSON')
  .option('--only <KEYS>', 'these keys, separated by commas', keys)
  .option('--rounds <N>', 'rounds of what runs in turn', number, 20)
  .option('--model <ID>', 'model id', 'qwen2.5-coder-1.5b-q4')
  .option('--threads <N>', 'threads of the model, in place of what was chosen for this machine', number)
  .option(
    '--twin',
    'a file of random weights in the product model’s shape, made once (2.1 GB): memory and speed of that model; leaves docs as they are',
  )
  .option('--quick', 'small amounts, for a look whether all runs; nothing is written to docs')
  .option('--no-write', 'leave docs/performance.md as it is')
  .parse()
  .opts<{
    json?: string
    only?: BenchKeyName[]
    rounds: number
    model: string
    quick?: true
    threads?: number
    twin?: true
    write: boolean
  }>()

const isQuick = quick === true
// nonsense has no drafts: what is left are reading, writing and memory
const only = asked ?? (twin === true ? (['prefillVsRaw', 'decodeVsLlamaCpp', 'hostRssMb'] as const) : undefined)
const options: BenchOptions = {
  modelId: twin === true ? 'youtu-twin' : model,
  rounds: isQuick ? Math.min(rounds, 4) : rounds,
  isQuick,
  threads: threads ?? null,
}
const isAsked = (key: BenchKeyName) => only === undefined || only.some((name) => name === key)
const machine = machineName()
const measured: Partial<Record<BenchKeyName, MeasuredKeys[BenchKeyName]>> = {}
let benchModel: BenchModel | undefined

for (const measurement of measurements) {
  if (!measurement.keys.some(isAsked)) continue
  const startedAt = performance.now()
  Object.assign(measured, await outcomeOf(measurement))
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  for (const key of measurement.keys)
    if (isAsked(key)) process.stdout.write(`${lineOf(key, figureOf(key, measured[key], machine))} [${seconds} s]\n`)
}
await benchModel?.dispose()

const figures = Object.fromEntries(
  benchKeyNames.map((key): [BenchKeyName, Figure] => [key, figureOf(key, isAsked(key) ? measured[key] : undefined, machine)]),
) as Record<BenchKeyName, Figure>
if (json !== undefined) fs.writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
if (write && !isQuick && only === undefined) {
  const page = path.join(import.meta.dirname, '../../docs/performance.md')
  writeBetween(page, 'figures', performancePage(figures, machine, model))
  process.stdout.write(`${page}\n`)
}
process.exit(0)

/** A measurement that fails says why in place of its figures; the others go on. */
async function outcomeOf(measurement: Measurement): Promise<MeasuredKeys> {
  try {
    if (!measurement.needsModel) return await measurement.run(options)
    benchModel ??= await loadBenchModel({
      ...(twin === true ? youtuTwin() : await loadRequestFor(options.modelId)),
      ...(options.threads !== null && { threads: options.threads }),
    })
    return await measurement.run(benchModel, options)
  } catch (error) {
    const failure = failureOf(error)
    const reason = failure.code === 'unexpected' ? String(error).split('\n')[0] : formatFailure(failure, 'en')
    if (failure.code === 'unexpected') process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n`)
    return Object.fromEntries(measurement.keys.map((key) => [key, { reason: reason ?? 'failed' }]))
  }
}
