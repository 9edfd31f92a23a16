import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { Command } from 'commander'
import type { Guard } from '../../shared/guard/guard.ts'
import type { GuardRecord } from '../../shared/guard/guardRecord.ts'
import type { Finding } from '../../shared/guard/finding.ts'
import { languageOf } from '../../shared/text/language.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { draftsOf, type BenchDraft, type BenchRecord } from './guardBenchDrafts.ts'
import { errorKinds } from './guardBenchInject.ts'
import { benchTable, tally, type Half, type Outcome } from './guardBenchTable.ts'
import { readJsonLines } from './jsonLines.ts'
import { writeBetween } from './writeBetween.ts'

/**
 * Measures the guard: true statements of records, paraphrased by safe rules, one error put into copies. Records alternate between a half that
 * the rules may be tuned on and a half that is held back; both are reported.
 */
const program = new Command('guard:bench')
  .requiredOption('--data <FILES...>', 'records, a JSON object a line with "id" and "source_text"')
  .option('--json <OUT>', 'every miss and every false red, as JSON')
  .option('--half <NAME>', 'tuning, held or both', 'both')
  .option('--seed <N>', 'random seed', '1')
  .option('--no-write', 'leave docs/guard.md as it is')
  .parse()
const options = program.opts<{ data: string[]; json?: string; half: string; seed: string; write: boolean }>()

function readRecords(file: string): BenchRecord[] {
  return readJsonLines(fs.readFileSync(file, 'utf8')).map((value) => {
    const { id, source_text: text } = value as { id: string; source_text: string }
    return { id, text, language: languageOf(text) }
  })
}

const isRed = ({ severity }: Finding) => severity === 'red'

function runDraft(guard: Guard, read: GuardRecord, record: BenchRecord, draft: BenchDraft, half: Half, file: string): Outcome {
  const started = performance.now()
  const reds = guard.check(read, [{ section: 'draft', text: draft.text }]).filter(isRed)
  const milliseconds = performance.now() - started
  const hits = reds.filter(({ span }) => span.start < draft.end && span.end > draft.start)
  return {
    file,
    half,
    record: record.id,
    kind: draft.kind,
    note: draft.note,
    text: draft.kind === 'clean' ? draft.text : draft.text.slice(draft.start, draft.end),
    reds: draft.kind === 'clean' ? reds : hits,
    milliseconds,
  }
}

const folder = resourcesFolder(import.meta.dirname)
const guard = loadResources(folder).guard()
const outcomes = options.data.flatMap((file) =>
  readRecords(file).flatMap((record, index) => {
    const half: Half = index % 2 === 0 ? 'tuning' : 'held'
    if (options.half !== 'both' && options.half !== half) return []
    const read = guard.readRecord(record.text)
    return draftsOf(record, errorKinds, Number(options.seed) * 1000 + index).map((draft) =>
      runDraft(guard, read, record, draft, half, path.basename(file, '.jsonl')),
    )
  }),
)
const table = benchTable(tally(outcomes))
process.stdout.write(`${table}\n`)
if (options.json) {
  const wrong = outcomes.filter(({ kind, reds }) => (kind === 'clean') === reds.length > 0)
  fs.writeFileSync(options.json, JSON.stringify(wrong.map((item) => ({ ...item, reds: item.reds.map(({ rule, span, message }) => ({ rule, words: item.kind === 'clean' ? item.text.slice(span.start, span.end) : '', message: message.zh })) })), null, 1)) // prettier-ignore
}
if (options.write && options.half === 'both') writeBetween(path.join(folder, '..', 'docs', 'guard.md'), 'bench', table)
