import fs from 'node:fs'
import path from 'node:path'
import { Command, Option } from 'commander'
import { loadModel } from '../src/main/engine/host/loadModel.ts'
import { loadRequestFor } from '../src/main/engine/loadRequestFor.ts'
import { loadResources, resourcesFolder } from '../src/main/resources/loadResources.ts'
import { emptyRow, evalTable, metricsOf, type EvalRow } from './evalRow.ts'
import { modes, runMode, type Mode } from './modes.ts'
import { readJsonLines } from './readJsonLines.ts'
import { takeDraft, type EvalRecord } from './takeDraft.ts'

/**
 * `npm run eval -- --data FILE.jsonl`: drafts every record in each mode and prints the modes side by side: clauses that the record does not hold (by
 * the crude judge), format faults, gold facts where the data has them, refusals, speed. With --json also every draft with its findings and omissions.
 */
const options = new Command('eval')
  .requiredOption('--data <FILES...>', 'JSONL with id and source_text, and gold and must_not where it has them')
  .option('--limit <N>', 'records', Number, Infinity)
  .addOption(new Option('--mode <MODE...>', 'modes').choices(modes).default(['seed', 'guarded']))
  .option('--every <N>', 'take every Nth record', Number, 1)
  .option('--model <ID>', 'model id')
  .option('--threads <N>', 'threads of the model; 1 where other work runs, since two would wait for each other at every token', Number)
  .option('--json <OUT>', 'write { drafts, metrics }')
  .parse()
  .opts<{ data: string[]; limit: number; every: number; mode: Mode[]; model?: string; threads?: number; json?: string }>()

const resources = loadResources(resourcesFolder(import.meta.dirname))
const template = resources.templates.get('outpatient')
if (!template) throw new Error('the template outpatient is missing')
const guard = resources.guard()
const request = { ...(await loadRequestFor(options.model)), runtime: 'cpu' as const, threads: options.threads ?? null }
const loaded = await loadModel(request, [], () => undefined)

const rows = new Map<Mode, EvalRow>(options.mode.map((mode) => [mode, emptyRow()]))
const records = options.data
  .flatMap((file) => readJsonLines<EvalRecord>(file))
  .filter((_, index) => index % options.every === 0)
  .slice(0, options.limit)
const drafts: unknown[] = []
for (const [number, record] of records.entries()) {
  const { id, source_text: text } = record
  for (const mode of options.mode) {
    const result = await runMode(mode, { loaded, resources, template }, `${id}-${mode}`, text)
    // the classic page has no panel
    const { findings, omissions } = takeDraft(rows.get(mode) as EvalRow, guard, template, record, result, mode !== 'seed')
    const { sections, raw, rejections, generatedTokens, refusedTokens, decodeMs, firstStatementMs, totalMs } = result
    const timing = { generatedTokens, refusedTokens, decodeMs, firstStatementMs, totalMs }
    drafts.push({ id, mode, sections, raw, findings, omissions, rejections, timing })
  }
  process.stderr.write(`${String(number + 1)}/${String(records.length)} ${id}\n`)
}
if (options.json !== undefined) {
  const metrics = Object.fromEntries([...rows].map(([mode, row]) => [mode, metricsOf(row)]))
  fs.writeFileSync(options.json, JSON.stringify({ drafts, metrics }, null, 1))
}
const title = `${options.data.map((file) => path.basename(file)).join(', ')}, ${String(records.length)} records, ${loaded.info.modelId}`
process.stdout.write(`${evalTable(title, rows)}\n`)
await loaded.dispose()
process.exit(0)
