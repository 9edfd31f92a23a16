import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { Command } from 'commander'
import { writeBetween } from '../../src/main/cli/writeBetween.ts'
import { readLexicon } from '../../src/main/resources/readLexicon.ts'
import { loadResources, resourcesFolder } from '../../src/main/resources/loadResources.ts'
import { adversarialTexts, repeatTo } from '../../src/shared/guard/adversarialTextsFixture.ts'
import { createGuard } from '../../src/shared/guard/guard.ts'
import { median } from '../statistics.ts'
import { speedPairs, type SpeedPair } from './speedPairs.ts'

/** Measures the guard's speed, prints what adversarial texts cost, and writes the figures into docs/guard.md. */
const program = new Command('guard:speed')
  .option('--largest <N>', 'characters of the largest adversarial text', '1000000')
  .option('--only <WORDS>', 'adversarial texts whose name holds these words')
  .option('--no-texts', 'no adversarial texts')
  .option('--no-write', 'leave docs/guard.md as it is')
  .parse()
const options = program.opts<{ largest: string; only?: string; texts: boolean; write: boolean }>()

const folder = resourcesFolder(import.meta.dirname)
const milliseconds = (work: () => unknown) => {
  const started = performance.now()
  work()
  return performance.now() - started
}

// first of all, in a process that has run nothing yet: that is what a start costs
const started = performance.now()
const before = process.cpuUsage()
const lexicon = readLexicon(path.join(folder, 'dict'))
const startMs = performance.now() - started
const startUse = process.cpuUsage(before)
const guard = createGuard(lexicon, loadResources(folder).headings)
const pairs = speedPairs(400)

function measurePairs(): { readMs: number; checkMs: number; recheckMs: number } {
  const [reads, checks, rechecks]: [number[], number[], number[]] = [[], [], []]
  for (const [round, list] of [pairs.slice(0, 200), pairs].entries())
    for (const { record, draft, edited } of list) {
      const begun = performance.now()
      const read = guard.readRecord(record)
      const readAt = performance.now()
      guard.check(read, draft)
      const checkedAt = performance.now()
      guard.check(read, edited)
      if (round === 0) continue
      reads.push(readAt - begun)
      checks.push(checkedAt - readAt)
      rechecks.push(performance.now() - checkedAt)
    }
  return { readMs: median(reads), checkMs: median(checks), recheckMs: median(rechecks) }
}

/** Pairs a second through the command, from its first answer to its last, on as many cores as the machine gives one process. */
function measureCommand(list: readonly SpeedPair[]): Promise<number> {
  const script = path.join(folder, '..', 'src', 'main', 'cli', 'yizhai.ts')
  const child = spawn(process.execPath, [script, 'guard', '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    let first = 0
    let answers = 0
    child.stdout.on('data', (chunk: Buffer) => {
      if (first === 0) first = performance.now()
      for (const byte of chunk) if (byte === 0x0a) answers++
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0 && answers === list.length) resolve((1000 * answers) / (performance.now() - first))
      else reject(new Error(`guard --jsonl ended with ${String(code)} after ${String(answers)} answers`))
    })
    const line = ({ record, draft }: SpeedPair, id: number) =>
      `${JSON.stringify({ id, record, draft: Object.fromEntries(draft.map(({ section, text }) => [section, text])) })}\n`
    child.stdin.end(list.map(line).join(''))
  })
}

/** Megabytes (UTF-8) a second in which terms and cues are found. */
function measureLookUp(language: 0 | 1): number {
  const texts = pairs.filter((_, index) => index % 2 === language).map(({ record }) => record)
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const times = Array.from({ length: 5 }, () => milliseconds(() => texts.map((text) => lexicon.mentions(text))))
  return bytes / 1000 / median(times)
}

const measured = measurePairs()
const lookUp = [measureLookUp(0), measureLookUp(1)] as const
const perSecond = await measureCommand([...pairs, ...pairs, ...pairs])
const line = repeatTo(pairs.map(({ record }) => record.replaceAll('\n', ' ')).join(' '), 1_250_000).slice(0, 1_250_000)
const lineMs = milliseconds(() => guard.check(guard.readRecord(line), pairs[0]?.draft ?? []))
const rows = [
  ['start of the lexicon', `${startMs.toFixed(0)} ms, ${((startUse.user + startUse.system) / 1000).toFixed(0)} ms of processor time`],
  ['guardUsPerPair (record read, draft checked, median)', `${(1000 * (measured.readMs + measured.checkMs)).toFixed(0)} µs`],
  ['pairs a second through `npm run guard -- --jsonl`', perSecond.toFixed(0)],
  ['check again after an edit of one sentence, the record read before', `${measured.recheckMs.toFixed(2)} ms`],
  ['terms found, Chinese and English text (UTF-8)', `${lookUp[0].toFixed(1)} and ${lookUp[1].toFixed(1)} MB/s`],
  [`one line of ${(Buffer.byteLength(line) / 1e6).toFixed(1)} MB read, and a draft checked`, `${(lineMs / 1000).toFixed(2)} s`],
] as const
const table = ['| Measure | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n')
process.stdout.write(`${table}\n`)
if (options.texts) printTexts(Number(options.largest), options.only ?? '')
if (options.write)
  writeBetween(
    path.join(folder, '..', 'docs', 'guard.md'),
    'speed',
    `${table}\n\nOn ${os.cpus()[0]?.model.trim() ?? 'an unknown processor'}, load ${(os.loadavg()[0] ?? 0).toFixed(1)} of ${String(os.cpus().length)} cores.`,
  )

/** Milliseconds of reading each text as a record, and of checking it (as far as a section goes) against itself, by length. */
function printTexts(largest: number, only: string): void {
  const sizes = [largest / 100, largest / 10, largest]
  const sections = ['主诉', '诊断', '治疗建议', 'draft']
  process.stdout.write(
    `\n${'ms to read / to check'.padEnd(36)}${sizes.map((size) => `${String(size)} characters`.padStart(20)).join('')}\n`,
  )
  for (const [name, unit] of Object.entries(adversarialTexts)) {
    if (!name.includes(only)) continue
    const cells = sizes.map((size) => {
      const text = repeatTo(unit, size)
      let read = guard.readRecord('')
      const readMs = milliseconds(() => (read = guard.readRecord(text)))
      const checkMs = milliseconds(() => guard.check(read, sections.map((section) => ({ section, text })))) // prettier-ignore
      return `${readMs.toFixed(1)} / ${checkMs.toFixed(1)}`.padStart(20)
    })
    process.stdout.write(`${name.padEnd(36)}${cells.join('')}\n`)
  }
}
