import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { Command } from 'commander'
import type { Guard } from '../../shared/guard/guard.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { readGold, statementsOfGold, type GoldRecord } from './guardGoldRecords.ts'
import { goldTable, type GoldOutcome } from './guardGoldTable.ts'
import { writeBetween } from './writeBetween.ts'

/**
 * Measures the guard on the invented records with gold facts: every false statement alone must be reddened, no true phrase may be. Rules may be
 * tuned on all records but those of the files fresh-*.jsonl, of which only the totals are looked at.
 */
const folder = resourcesFolder(import.meta.dirname)
const goldFolder = path.join(folder, '..', 'eval', 'gold')
const program = new Command('guard:gold')
  .option(
    '--data <FILES...>',
    'gold records, a JSON object a line',
    fs
      .readdirSync(goldFolder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .map((name) => path.join(goldFolder, name)),
  )
  .option('--list', 'print the misses and the false reds, but not those of fresh-*.jsonl')
  .option('--write', 'put the table into docs/guard.md')
  .parse()
const options = program.opts<{ data: string[]; list?: true; write?: true }>()

function outcomesOf(guard: Guard, record: GoldRecord, isFresh: boolean): GoldOutcome[] {
  const read = guard.readRecord(record.text)
  return statementsOfGold(record).map(({ section, text, isTrue }) => ({
    record: record.id,
    language: record.language,
    half: isFresh ? 'totals' : 'tuning',
    text,
    isTrue,
    reds: guard
      .check(read, [{ section, text }])
      .filter(({ severity }) => severity === 'red')
      .map(({ rule, message }) => `${rule} ${message.zh}`),
  }))
}

const guard = loadResources(folder).guard()
const outcomes = options.data.flatMap((file) =>
  readGold(fs.readFileSync(file, 'utf8')).flatMap((record) => outcomesOf(guard, record, path.basename(file).startsWith('fresh-'))),
)
const table = goldTable(outcomes)
if (options.list)
  for (const { record, half, text, isTrue, reds } of outcomes)
    if (half === 'tuning' && isTrue === reds.length > 0)
      process.stdout.write(`${isTrue ? 'RED ' : 'MISS'} ${record} ${text}${reds.map((red) => `\n       ${red}`).join('')}\n`)
process.stdout.write(`${table}\n`)
if (options.write) writeBetween(path.join(folder, '..', 'docs', 'guard.md'), 'gold', table)
