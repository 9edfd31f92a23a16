import fs from 'node:fs'
import path from 'node:path'
import { Command, Option } from 'commander'
import { loadModel } from '../src/main/engine/host/loadModel.ts'
import { loadRequestFor } from '../src/main/engine/loadRequestFor.ts'
import { loadResources, resourcesFolder } from '../src/main/resources/loadResources.ts'
import { sentenceSpans } from '../src/shared/text/sentences.ts'
import { judgeClauses } from './crudeJudge.ts'
import { goldFactsSchema } from '../src/main/cli/guardGoldRecords.ts'
import { addScores, scoreGold, type GoldScore } from './goldScore.ts'
import { readJsonLines } from './readJsonLines.ts'
import { median } from './statistics.ts'
import { isAbsent, modes, runMode, type Mode, type ModeResult } from './modes.ts'

/**
 * `npm run eval -- --data FILE.jsonl`: drafts every record in each mode and prints the modes side by side: clauses that the record does not hold (by
 * the crude judge), format faults, gold facts where the data has them, refusals, speed.
 */
const options = new Command('eval')
  .requiredOption('--data <FILE>', 'JSONL with id and source_text, and gold and must_not where it has them')
  .option('--limit <N>', 'records', Number, Infinity)
  .addOption(new Option('--mode <MODE...>', 'modes').choices(modes).default(['seed', 'guarded']))
  .option('--model <ID>', 'model id')
  .option('--json <OUT>', 'write every draft as JSON lines')
  .parse()
  .opts<{ data: string; limit: number; mode: Mode[]; model?: string; json?: string }>()

const resources = loadResources(resourcesFolder(import.meta.dirname))
const template = resources.templates.get('outpatient')
if (!template) throw new Error('the template outpatient is missing')
const guard = resources.guard()
const loaded = await loadModel({ ...(await loadRequestFor(options.model)), runtime: 'cpu' }, [], () => undefined)

type Row = {
  clauses: number
  unsupported: number
  numbers: number
  sides: number
  faults: number
  statements: number
  quoted: number
  absent: number
  refusals: number
  tokens: number
  refusedTokens: number
  decodeMs: number
  totalMs: number[]
  gold: GoldScore[]
}
const rows = new Map<Mode, Row>(
  options.mode.map((mode) => [
    mode,
    {
      clauses: 0,
      unsupported: 0,
      numbers: 0,
      sides: 0,
      faults: 0,
      statements: 0,
      quoted: 0,
      absent: 0,
      refusals: 0,
      tokens: 0,
      refusedTokens: 0,
      decodeMs: 0,
      totalMs: [],
      gold: [],
    },
  ]),
)

const records = readJsonLines<{ id: string; source_text: string; gold?: unknown; must_not?: string[] }>(options.data).slice(
  0,
  options.limit,
)
for (const [number, { id, source_text: text, gold, must_not: mustNot = [] }] of records.entries()) {
  const record = guard.readRecord(text)
  for (const mode of options.mode) {
    const result = await runMode(mode, { loaded, resources, template }, `${id}-${mode}`, text)
    const row = rows.get(mode) as Row
    const omissions =
      mode === 'seed'
        ? []
        : guard
            .omissions(
              record,
              result.sections.map(({ heading, text: words }) => ({ section: heading, text: words })),
            )
            .map(({ evidence }) => evidence.map((span) => span.text).join(' '))
    take(row, text, result)
    if (gold !== undefined)
      row.gold.push(
        scoreGold(goldFactsSchema.parse(gold), mustNot, {
          omissions,
          sections: result.sections.map((section) => ({ ...section, isAbsent: isAbsent(section.text, section.statements) })),
        }),
      )
    if (options.json !== undefined) fs.appendFileSync(options.json, `${JSON.stringify({ id, mode, ...result, omissions })}\n`)
  }
  process.stderr.write(`${String(number + 1)}/${String(records.length)} ${id}\n`)
}

function take(
  row: Row,
  record: string,
  { sections, claims, rejections, generatedTokens, refusedTokens, decodeMs, totalMs }: ModeResult,
): void {
  const judged = claims.flatMap((text) => judgeClauses(record, text))
  row.clauses += judged.length
  row.unsupported += judged.filter(({ isSupported }) => !isSupported).length
  row.numbers += judged.filter(({ fault }) => fault === 'number').length
  row.sides += judged.filter(({ fault }) => fault === 'side').length
  for (const { text, statements } of sections) {
    const written = statements.filter(({ kind }) => kind !== 'absent')
    row.statements += written.length
    row.quoted += written.filter(({ kind }) => kind === 'quoted').length
    row.absent += isAbsent(text, statements) ? 1 : 0
    const sentences = statements.length > 0 ? statements.length : sentenceSpans(text).length
    if (text.trim() === '' || sentences > 2 || /\*\*|^#|^[-*] |```|^\d+\. /m.test(text)) row.faults++
  }
  row.refusals += rejections.length
  row.tokens += generatedTokens
  row.refusedTokens += refusedTokens
  row.decodeMs += decodeMs
  row.totalMs.push(totalMs)
}

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)
const figures: [string, (row: Row) => string][] = [
  [
    'unsupported clauses (crude judge)',
    (row) => `${String(row.unsupported)}/${String(row.clauses)} = ${percent(row.unsupported, row.clauses)}`,
  ],
  ['of these numbers, sides', (row) => `${String(row.numbers)}, ${String(row.sides)}`],
  ['sections off the format', (row) => `${String(row.faults)}/${String(3 * row.totalMs.length)}`],
  [
    'statements, of these quoted',
    (row) => (row.statements === 0 ? '–' : `${String(row.statements)}, ${percent(row.quoted, row.statements)}`),
  ],
  ['refusals', (row) => String(row.refusals)],
  ['tokens/s that stay', (row) => (row.decodeMs === 0 ? '–' : (((row.tokens - row.refusedTokens) * 1000) / row.decodeMs).toFixed(1))],
  ['seconds a draft (median)', (row) => (median(row.totalMs) / 1000).toFixed(1)],
]
const goldFigures: [string, keyof GoldScore][] = [
  ['complaint kept', 'complaint'],
  ['open diagnoses in their section', 'diagnoses'],
  ['… or in the omission panel', 'diagnosesAnywhere'],
  ['suspected ones said with doubt', 'certainty'],
  ['plan items in their section', 'plan'],
  ['… or in the omission panel', 'planAnywhere'],
  ['allergies shown', 'allergies'],
  ['current and new drugs shown', 'drugs'],
  ['absence said rightly', 'absence'],
  ['must_not said', 'lies'],
]
const table = [
  `| ${path.basename(options.data)}, ${String(records.length)} records, ${loaded.info.modelId} | ${options.mode.join(' | ')} |`,
  `|---|${options.mode.map(() => '---').join('|')}|`,
  ...figures.map(([name, show]) => `| ${name} | ${options.mode.map((mode) => show(rows.get(mode) as Row)).join(' | ')} |`),
]
if (options.mode.some((mode) => (rows.get(mode)?.gold.length ?? 0) > 0)) {
  const sums = options.mode.map((mode) => addScores((rows.get(mode) as Row).gold))
  for (const [name, key] of goldFigures)
    table.push(`| ${name} | ${sums.map((sum) => `${String(sum[key].hit)}/${String(sum[key].of)}`).join(' | ')} |`)
}
process.stdout.write(`${table.join('\n')}\n`)
await loaded.dispose()
process.exit(0)
