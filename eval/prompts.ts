import path from 'node:path'
import { Command } from 'commander'
import { writeBetween } from '../src/main/cli/writeBetween.ts'
import { loadModel } from '../src/main/engine/host/loadModel.ts'
import { loadRequestFor } from '../src/main/engine/loadRequestFor.ts'
import { shippedParts, type PromptParts } from '../src/main/pipeline/prompt.ts'
import { loadResources, resourcesFolder } from '../src/main/resources/loadResources.ts'
import type { SectionTemplate, Template } from '../src/shared/template.ts'
import { emptyRow, evalTable, type EvalRow } from './evalRow.ts'
import { runMode } from './modes.ts'
import { readJsonLines } from './readJsonLines.ts'
import { takeDraft, type EvalRecord } from './takeDraft.ts'

/**
 * `npm run eval:prompts`: the shipped prompt against the same prompt without one of its parts, guarded, on every sixth invented record. What is
 * measured is the prompt, so records by which the guard was tuned are among them. With --write the table goes into docs/prompts.md.
 */
const folder = resourcesFolder(import.meta.dirname)
const gold = path.join(folder, '..', 'eval', 'gold')
const options = new Command('eval:prompts')
  .option(
    '--data <FILES...>',
    'gold records',
    ['zh.jsonl', 'own-zh.jsonl', 'own-en.jsonl'].map((name) => path.join(gold, name)),
  )
  .option('--every <N>', 'take every Nth record', Number, 6)
  .option('--model <ID>', 'model id')
  .option('--write', 'put the table into docs/prompts.md')
  .parse()
  .opts<{ data: string[]; every: number; model?: string; write?: true }>()

const resources = loadResources(folder)
const shipped = resources.templates.get('outpatient')
if (!shipped) throw new Error('the template outpatient is missing')
const withRequests = (request: (section: SectionTemplate) => SectionTemplate['request']): Template => ({
  ...shipped,
  sections: shipped.sections.map((section) => ({ ...section, request: request(section) })),
})

/** Each differs from the shipped prompt in one thing. */
const variants: readonly (readonly [string, Template, PromptParts])[] = [
  ['shipped', shipped, shippedParts],
  ['no short forms', shipped, { ...shippedParts, shortForms: false }],
  ['no passages', shipped, { ...shippedParts, passages: false }],
  [
    'bare requests',
    withRequests(({ heading }) => ({
      zh: `写${heading.zh}，不超过两句。`,
      en: `Write the ${heading.en.toLowerCase()} in at most two sentences.`,
    })),
    shippedParts,
  ],
  ['no rules', { ...shipped, system: { zh: '你是病历摘要助手。', en: 'You summarise medical records.' } }, shippedParts],
]
const guard = resources.guard()
const loaded = await loadModel({ ...(await loadRequestFor(options.model)), runtime: 'cpu' }, [], () => undefined)
const records = options.data.flatMap((file) => readJsonLines<EvalRecord>(file)).filter((_, index) => index % options.every === 0)
const rows = new Map<string, EvalRow>(variants.map(([name]) => [name, emptyRow()]))
for (const [number, record] of records.entries()) {
  const { id, source_text: text } = record
  for (const [name, template, promptParts] of variants) {
    const result = await runMode('guarded', { loaded, resources, template, promptParts }, `${id}-${name}`, text)
    takeDraft(rows.get(name) as EvalRow, guard, shipped, record, result, true)
  }
  process.stderr.write(`${String(number + 1)}/${String(records.length)} ${id}\n`)
}
const table = evalTable(`${String(records.length)} records, ${loaded.info.modelId}`, rows)
process.stdout.write(`${table}\n`)
if (options.write) writeBetween(path.join(folder, '..', 'docs', 'prompts.md'), 'prompts', table)
await loaded.dispose()
process.exit(0)
