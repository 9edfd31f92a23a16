import path from 'node:path'
import process from 'node:process'
import { Command } from 'commander'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { namePairs, redsOfPair } from './guardNamesPairs.ts'
import { shareWithInterval } from './shareTexts.ts'
import { writeBetween } from './writeBetween.ts'

/** Measures how often the guard reddens one name of a thing where the record has it under another: every pair of the dictionary, both ways. */
const folder = resourcesFolder(import.meta.dirname)
const options = new Command('guard:names')
  .option('--list', 'print the pairs that are red')
  .option('--write', 'put the table into docs/guard.md')
  .parse()
  .opts<{ list?: true; write?: true }>()

const resources = loadResources(folder)
const guard = resources.guard()
const outcomes = namePairs(resources.lexicon().tables).map((pair) => {
  const rules = redsOfPair(guard, pair)
  if (options.list && rules.length > 0) process.stdout.write(`${pair.record} → ${pair.draft}\t${rules.join()}\n`)
  return { ...pair, isRed: rules.length > 0 }
})

const row = (name: string, some: typeof outcomes) =>
  `| ${name} | ${shareWithInterval(some.filter(({ isRed }) => isRed).length, some.length)} |`
const table = [
  '| One name in the record, the other in the draft | reddened (95 % interval) |',
  '|---|---|',
  ...(['zh', 'en'] as const).flatMap((language) => {
    const own = outcomes.filter((pair) => pair.language === language)
    const name = language === 'zh' ? 'Chinese' : 'English'
    return [
      row(
        `${name}, one meaning`,
        own.filter(({ isAmbiguous }) => !isAmbiguous),
      ),
      row(
        `${name}, short forms of several meanings`,
        own.filter(({ isAmbiguous }) => isAmbiguous),
      ),
    ]
  }),
].join('\n')
process.stdout.write(`${table}\n`)
if (options.write) writeBetween(path.join(folder, '..', 'docs', 'guard.md'), 'names', table)
