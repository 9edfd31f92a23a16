import path from 'node:path'
import { Command } from 'commander'
import { writeBetween } from '../../src/main/cli/writeBetween.ts'
import { loadResources, resourcesFolder } from '../../src/main/resources/loadResources.ts'
import { readCorrectionRules } from '../../src/main/store/correctionRules.ts'
import { openStore } from '../../src/main/store/openStore.ts'
import { changeKey } from '../../src/shared/memory/changeKeys.ts'
import { readJsonLines } from '../readJsonLines.ts'
import { pairSchema, replayNotes, type ReplayedNote } from './replayNotes.ts'

/**
 * `npm run corrections:replay -- --data FILE.jsonl [--data …]`: replays drafts and what was made of them, note by note, all physicians on one store; tells how many
 * characters had to be changed with the rules learned until then, and without. Every proposal is approved: a physician who reads them would approve fewer.
 */
const {
  data,
  rules: showsRules,
  list,
  write,
} = new Command('corrections:replay')
  .requiredOption('--data <FILE...>', 'note/correction pairs, a line each, in their order; several files: several physicians')
  .option('--rules', 'print the rules that were learned')
  .option('--list', 'print every note')
  .option('--write', 'put the table into docs/memory.md')
  .parse()
  .opts<{ data: string[]; rules?: true; list?: true; write?: true }>()

const { lexicon, guard, templates } = loadResources(resourcesFolder(import.meta.dirname))
const template = templates.get('outpatient')
if (!template) throw new Error('the template outpatient is missing')
const store = openStore({ path: ':memory:', key: null })

/** Notes from–to, counted from 1. */
const spans = [[1, 5], [6, 10], [11, 15], [16, 20], [21, 30], [31, 40]] as const // prettier-ignore
const mean = (notes: readonly ReplayedNote[], of: 'without' | 'withRules') => notes.reduce((sum, note) => sum + note[of], 0) / Math.max(1, notes.length) // prettier-ignore
const cell = (value: number) => value.toFixed(1)

const replays = data.map((file) => {
  const pairs = readJsonLines<unknown>(file).map((line) => pairSchema.parse(line))
  const physicians = new Set(pairs.map(({ physician }) => physician))
  const [physician = ''] = physicians
  if (physicians.size !== 1) throw new Error(`${file} holds the notes of ${String(physicians.size)} physicians`)
  const notes = replayNotes({ store, lexicon: lexicon(), guard: guard(), template }, pairs)
  return { name: path.basename(file, '.jsonl'), physician, notes }
})

const rows = replays.flatMap(({ name, notes }) =>
  (['without', 'withRules'] as const).map((of) => {
    const cells = spans.map(([from, to]) => (notes.length < to ? '–' : cell(mean(notes.slice(from - 1, to), of))))
    const first = mean(notes.slice(0, 5), of)
    const ratio = notes.length < 20 || first === 0 ? '–' : (mean(notes.slice(15, 20), of) / first).toFixed(2)
    return `| ${name} | ${of === 'without' ? 'without' : 'with'} | ${cells.join(' | ')} | ${ratio} |`
  }),
)
const learned = replays.map(({ name, physician }) => {
  const rules = readCorrectionRules(store, physician)
  const count = (state: string) => rules.filter((rule) => rule.state === state).length
  const uses = rules.reduce((sum, rule) => sum + rule.uses, 0)
  return `| ${name} | ${String(count('approved'))} | ${String(count('proposed'))} | ${String(count('off'))} | ${String(count('suspended'))} | ${String(uses)} |`
})
const table = [
  `| characters to change per draft | memory | ${spans.map(([from, to]) => `notes ${String(from)}–${String(to)}`).join(' | ')} | 16–20 over 1–5 |`,
  `|---|---|${spans.map(() => '---').join('|')}|---|`,
  ...rows,
  '',
  '| rules at the end | in force | no room | replaced | suspended | uses |',
  '|---|---|---|---|---|---|',
  ...learned,
].join('\n')
process.stdout.write(`${table}\n`)
for (const { name, physician, notes } of replays) {
  if (showsRules)
    for (const { sectionId, change, state, uses } of readCorrectionRules(store, physician))
      process.stdout.write(`${name}\t${sectionId}\t${changeKey(change)}\t${state}\t${String(uses)}\n`)
  if (list)
    for (const note of notes) {
      process.stdout.write(`${note.id}\t${String(note.without)}\t${String(note.withRules)}\t${String(note.rules)} rules\n`)
      for (const { id, text } of note.shown) process.stdout.write(`  ${id}: ${text}\n`)
    }
}
if (write) writeBetween(path.join(import.meta.dirname, '..', '..', 'docs', 'memory.md'), 'replay', table)
