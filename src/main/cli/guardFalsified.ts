import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { Command } from 'commander'
import type { Finding } from '../../shared/guard/finding.ts'
import { overlaps } from '../../shared/text/spans.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { draftTexts, falsify, readFalsified, type FalsifiedRecord } from './guardFalsifiedRecords.ts'
import { falsifiedTable, type FalsifiedOutcome } from './guardFalsifiedTable.ts'
import { writeBetween } from './writeBetween.ts'

/**
 * Measures the guard on true drafts of invented records, written as a physician writes them, and on copies with one statement falsified. An error is
 * found when a red that the true draft lacks stands on the falsified statement. Of the held-back records only the totals are read.
 */
const folder = resourcesFolder(import.meta.dirname)
const options = new Command('guard:falsified')
  .option('--list', 'print the misses and the false reds of the records tuned on')
  .option('--write', 'put the table into docs/guard.md')
  .parse()
  .opts<{ list?: true; write?: true }>()

/** The later records with even numbers; the earlier ones' totals had steered rules, so they are tuned on now. */
const isHeldBack = (number: number) => number > 20 && number % 2 === 0

const guard = loadResources(folder).guard()
const told = ({ rule, span, section, message }: Finding, texts: ReturnType<typeof draftTexts>) =>
  `${rule} [${texts.find((text) => text.section === section)?.text.slice(span.start, span.end)}] ${message.zh}`

function outcomesOf(record: FalsifiedRecord): FalsifiedOutcome[] {
  const isHeld = isHeldBack(Number(/\d+$/.exec(record.id)?.[0]))
  const list = (line: string) => options.list && !isHeld && process.stdout.write(`${line}\n`)
  const read = guard.readRecord(record.record)
  const redsOf = (texts: ReturnType<typeof draftTexts>) => guard.check(read, texts).filter(({ severity }) => severity === 'red')
  const clean = draftTexts(record.draft)
  const noise = redsOf(clean).map((red) => told(red, clean))
  for (const red of noise) list(`RED  ${record.id} ${red}`)
  return [
    { language: record.lang, isHeld, kind: 'clean', reds: noise.length },
    ...record.variants.map((variant) => {
      const { texts, section, statement } = falsify(record, variant)
      const reds = redsOf(texts).filter(
        (red) => red.section === section && overlaps(red.span, statement) && !noise.includes(told(red, texts)),
      )
      if (reds.length === 0) list(`MISS ${record.id} ${variant.kind}: ${variant.from} => ${variant.to}`)
      return { language: record.lang, isHeld, kind: variant.kind, reds: reds.length }
    }),
  ]
}

const data = path.join(folder, '..', 'eval', 'falsified')
const table = falsifiedTable(
  ['zh.jsonl', 'en.jsonl'].flatMap((name) => readFalsified(fs.readFileSync(path.join(data, name), 'utf8')).flatMap(outcomesOf)),
)
process.stdout.write(`${table}\n`)
if (options.write) writeBetween(path.join(folder, '..', 'docs', 'guard.md'), 'falsified', table)
