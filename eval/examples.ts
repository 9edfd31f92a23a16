import fs from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { loadModel } from '../src/main/engine/host/loadModel.ts'
import { loadRequestFor } from '../src/main/engine/loadRequestFor.ts'
import { loadResources, resourcesFolder } from '../src/main/resources/loadResources.ts'
import { examplesPage, interleaved, spread, type Example } from './examplesPage.ts'
import { runMode } from './modes.ts'
import { readJsonLines } from './readJsonLines.ts'

/** `npm run examples`: drafts twenty records of eval/gold, this program's way and with the classic prompt, and writes both side by side into docs/examples.md. */
const options = new Command('examples')
  .option('--limit <N>', 'records', Number, 20)
  .option('--model <ID>', 'model id')
  .option('--threads <N>', 'threads of the model; 1 where other work runs, since two would wait for each other at every token', Number)
  .option('--out <FILE>', 'where to write', path.join(import.meta.dirname, '..', 'docs', 'examples.md'))
  .parse()
  .opts<{ limit: number; model?: string; threads?: number; out: string }>()

/** How many of each set the full page has. */
const sets = { 'zh.jsonl': 12, 'en.jsonl': 6, 'long.jsonl': 2 }

const resources = loadResources(resourcesFolder(import.meta.dirname))
const template = resources.templates.get('outpatient')
if (!template) throw new Error('the template outpatient is missing')
const records = interleaved(
  Object.entries(sets).map(([file, count]) =>
    spread(readJsonLines<{ id: string; source_text: string }>(path.join(import.meta.dirname, 'gold', file)), count),
  ),
).slice(0, options.limit)

const request = await loadRequestFor(options.model)
const loaded = await loadModel({ ...request, runtime: 'cpu', threads: options.threads ?? null }, [], () => undefined)
const bench = { loaded, resources, template }
const examples: Example[] = []
for (const { id, source_text: text } of records) {
  const guarded = await runMode('guarded', bench, `${id}-guarded`, text)
  const seed = await runMode('seed', bench, `${id}-seed`, text)
  examples.push({ id, text, guarded, seed })
  process.stderr.write(`${String(examples.length)}/${String(records.length)} ${id}\n`)
}
const command = `npm run examples${options.limit === 20 ? '' : ` -- --limit ${String(options.limit)}`}`
fs.writeFileSync(options.out, examplesPage(examples, loaded.info.modelId, command))
process.stdout.write(`${options.out}\n`)
await loaded.dispose()
process.exit(0)
