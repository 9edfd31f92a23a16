import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import type { DecodeRequest } from '../../src/main/engine/engine.ts'
import { loadRequestFor } from '../../src/main/engine/loadRequestFor.ts'
import { appSide, inProcessSides, type Side } from './sides.ts'

/**
 * `npm run bench`: what our engine (statements, stop rules) and the application's whole path (child process, messages, store on disk) cost over a raw
 * node-llama-cpp loop on the same prompt. All sides run in turn, each round in another order, so that a busy machine slows all alike; the figures are
 * medians of the ratios of one round.
 */
type Figure = { readonly value: number; readonly unit: string; readonly runs: number; readonly machine: string }

const { json, model, runs, tokens } = new Command('bench')
  .option('--json <OUT>', 'write the figures as JSON')
  .option('--model <ID>', 'model id', 'qwen2.5-coder-1.5b-q4')
  .option('--runs <N>', 'rounds', Number, 40)
  .option('--tokens <N>', 'tokens a run', Number, 32)
  .parse()
  .opts<{ json?: string; model: string; runs: number; tokens: number }>()

const record = fs.readFileSync(path.join(import.meta.dirname, '../../resources/samples', '01-胸闷气促3天.txt'), 'utf8')
const request: DecodeRequest = {
  prompt: { system: '你是病历摘要助手。', user: `病历：\n${record.slice(0, 600)}\n\n任务：逐字抄写以上病历。`, answerStart: '' },
  maximumTokens: tokens,
  maximumStatements: 1000,
  maximumStatementCharacters: 100_000,
  stopBefore: [],
  seed: 1,
  numbers: null,
  draft: 'one',
}

const load = await loadRequestFor(model, 4096)
const { raw, engine, dispose } = await inProcessSides(load, request)
const app = await appSide(load, request)
const sides = { raw, engine, app }
const names = Object.keys(sides) as (keyof typeof sides)[]
// reads the prompt and wakes the threads; not counted
for (const name of names) await sides[name].run()

const times: Record<keyof typeof sides, number[]> = { raw: [], engine: [], app: [] }
for (let round = 0; round < runs; round++) {
  for (let turn = 0; turn < names.length; turn++) {
    const name = names[(turn + round) % names.length] ?? 'raw'
    times[name].push(await (sides[name] as Side).run())
  }
  process.stderr.write(
    `${String(round + 1)}/${String(runs)} ${names.map((name) => `${name} ${(times[name].at(-1) ?? 0).toFixed(1)}`).join(' · ')} ms/token\n`,
  )
}

const machine = `${os.cpus()[0]?.model.trim() ?? '?'} × ${String(os.availableParallelism())}, ${model}`
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)
const at = (values: readonly number[], share: number) =>
  values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
function figure(name: string, ratios: readonly number[], unit: string, shown: (ratio: number) => number): [string, Figure] {
  const ordered = sorted(ratios)
  // binomial 95 % interval of a median: ranks n/2 ± 0.98 √n
  const half = 0.98 / Math.sqrt(ordered.length)
  const [low, value, high] = [at(ordered, 0.5 - half), at(ordered, 0.5), at(ordered, 0.5 + half)].map(shown).sort((a, b) => a - b)
  process.stdout.write(`${name} ${String(value)} ${unit} (95 % ${String(low)} to ${String(high)}, ${String(runs)} rounds)\n`)
  return [name, { value: value ?? Number.NaN, unit, runs, machine }]
}
const ratiosOf = (name: keyof typeof sides) => times[name].map((value, round) => value / (times.raw[round] ?? Number.NaN))
const figures: Record<string, Figure> = Object.fromEntries([
  figure('decodeVsRaw', ratiosOf('engine'), '× tokens/s of a raw node-llama-cpp loop', (ratio) => Math.round(1000 / ratio) / 1000),
  figure(
    'appOverhead',
    ratiosOf('app'),
    '% decode time a token over a raw node-llama-cpp loop',
    (ratio) => Math.round((ratio - 1) * 1000) / 10,
  ),
])
process.stdout.write(`${names.map((name) => `${name} ${at(sorted(times[name]), 0.5).toFixed(1)}`).join(' · ')} ms/token · ${machine}\n`)
if (json !== undefined) fs.writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
app.dispose()
await dispose()
process.exit(0)
