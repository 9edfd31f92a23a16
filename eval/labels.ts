import path from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { loadResources, resourcesFolder } from '../src/main/resources/loadResources.ts'
import { overlaps } from '../src/shared/text/spans.ts'
import { writeBetween } from '../src/main/cli/writeBetween.ts'
import { judgeClauses } from './crudeJudge.ts'
import { readJsonLines } from './readJsonLines.ts'

/**
 * `npm run guard:labels`: holds the guard, and the crude judge of `npm run eval`, against labels given by hand to every statement of real drafts: the
 * classic one-prompt summary of invented records, as the model wrote it. Prints precision and recall of red findings; `--list` shows where they differ.
 */
export const labelledSchema = z.object({
  /** Record of eval/gold. */
  id: z.string(),
  model: z.string(),
  text: z.string(),
  labels: z.array(z.object({ statement: z.string(), isSupported: z.boolean(), why: z.string().optional() })),
})

const { list, write } = new Command('guard:labels')
  .option('--list', 'where guard and label differ')
  .option('--write', 'put the table into docs/guard.md')
  .parse()
  .opts<{ list?: true; write?: true }>()

const gold = path.join(import.meta.dirname, 'gold')
const records = new Map(
  ['zh.jsonl', 'en.jsonl', 'long.jsonl'].flatMap((file) =>
    readJsonLines<{ id: string; source_text: string }>(path.join(gold, file)).map(({ id, source_text: text }) => [id, text] as const),
  ),
)
const guard = loadResources(resourcesFolder(import.meta.dirname)).guard()

type Counts = { caught: number; missed: number; false: number; passed: number }
const counts: Record<'guard' | 'crude', Counts> = {
  guard: { caught: 0, missed: 0, false: 0, passed: 0 },
  crude: { caught: 0, missed: 0, false: 0, passed: 0 },
}
const add = (judge: keyof typeof counts, isRed: boolean, isSupported: boolean) => {
  counts[judge][isSupported ? (isRed ? 'false' : 'passed') : isRed ? 'caught' : 'missed']++
}

for (const line of readJsonLines<unknown>(path.join(import.meta.dirname, 'labels', 'classic-drafts.jsonl'))) {
  const { id, text, labels } = labelledSchema.parse(line)
  const source = records.get(id)
  if (source === undefined) throw new Error(`no record ${id}`)
  const reds = guard.check(guard.readRecord(source), [{ section: 'draft', text }]).filter(({ severity }) => severity === 'red')
  let from = 0
  for (const { statement, isSupported, why } of labels) {
    const start = text.indexOf(statement, from)
    if (start < 0) throw new Error(`${id}: the draft has no “${statement}” here`)
    const span = { start, end: start + statement.length }
    from = span.end
    const found = reds.filter((finding) => overlaps(finding.span, span))
    add('guard', found.length > 0, isSupported)
    add(
      'crude',
      judgeClauses(source, statement).some((verdict) => !verdict.isSupported),
      isSupported,
    )
    if (list && found.length > 0 === isSupported)
      process.stdout.write(
        `${id} ${isSupported ? 'FALSE RED' : 'MISSED'} ${statement} ${why ?? ''} ${found.map(({ rule, message }) => `${rule} ${message.zh}`).join(' · ')}\n`,
      )
  }
}

/** What the guarded pipeline let out, by the same reader: statements, and how many of them the record does not support. */
const guardedDrafts = readJsonLines<unknown>(path.join(import.meta.dirname, 'labels', 'guarded-drafts.jsonl')).map((line) =>
  labelledSchema.parse(line),
)
const guarded = guardedDrafts.flatMap(({ labels }) => labels)
const invented = guarded.filter(({ isSupported }) => !isSupported)
if (list) for (const { statement, why } of invented) process.stdout.write(`GUARDED ${statement} ${why ?? ''}\n`)

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)
const { caught, missed, false: wrong, passed } = counts.crude
const [statements, unsupported] = [caught + missed + wrong + passed, caught + missed]
const table = [
  '| judge | statements | unsupported | precision | recall |',
  '|---|---|---|---|---|',
  ...Object.entries(counts).map(
    ([name, { caught, missed, false: wrong, passed }]) =>
      `| ${name} | ${String(caught + missed + wrong + passed)} | ${String(caught + missed)} | ${String(caught)}/${String(caught + wrong)} = ${percent(caught, caught + wrong)} | ${String(caught)}/${String(caught + missed)} = ${percent(caught, caught + missed)} |`,
  ),
  '',
  '| drafts of | statements | unsupported, by hand |',
  '|---|---|---|',
  `| the classic prompt, 10 records | ${String(statements)} | ${String(unsupported)} = ${percent(unsupported, statements)} |`,
  `| the guarded pipeline, ${String(guardedDrafts.length)} records | ${String(guarded.length)} | ${String(invented.length)} = ${percent(invented.length, guarded.length)} |`,
].join('\n')
process.stdout.write(`${table}\n`)
if (write) writeBetween(path.join(import.meta.dirname, '..', 'docs', 'guard.md'), 'labels', table)
