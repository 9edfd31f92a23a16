import fs from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import type { DraftSection } from '../src/shared/note.ts'
import { segmentRecord } from '../src/shared/text/segment.ts'
import { LlamaEngine } from '../src/main/engine/host/llamaEngine.ts'
import { loadModel } from '../src/main/engine/host/loadModel.ts'
import { loadRequestFor } from '../src/main/engine/loadRequestFor.ts'
import { draftRecord } from '../src/main/pipeline/draft.ts'
import { readJsonLines } from './readJsonLines.ts'
import { median } from './statistics.ts'
import { loadResources, resourcesFolder } from '../src/main/resources/loadResources.ts'

/**
 * `npm run draft:check -- --data FILE.jsonl`: drafts every `source_text` and checks the form of what comes out: three sections, at most two statements
 * each, none empty without a reason, none a copied paragraph, no Markdown, evidence that is a slice of the record. Exits with 1 on any fault.
 */
const options = new Command('draft:check')
  .requiredOption('--data <FILE>', 'JSONL with id and source_text')
  .option('--model <ID>', 'model id')
  .option('--limit <N>', 'records', Number, Infinity)
  .option('--json <OUT>', 'write every draft as JSON lines')
  .parse()
  .opts<{ data: string; model?: string; limit: number; json?: string }>()

const longestStatement = { zh: 120, en: 300 }
const { headings, templates, guard } = loadResources(resourcesFolder(import.meta.dirname))
const template = templates.get('outpatient')
if (!template) throw new Error('the template outpatient is missing')
const engine = new LlamaEngine(await loadModel({ ...(await loadRequestFor(options.model)), runtime: 'cpu' }, [], () => undefined))

const records = readJsonLines<{ id: string; source_text: string }>(options.data).slice(0, options.limit)
const counts = { drafts: 0, faults: 0, statements: 0, quoted: 0, absent: 0, refused: 0 }
const seconds: number[] = []
const firstSeconds: number[] = []
for (const { id, source_text: text } of records) {
  const draft = await draftRecord({
    id,
    text,
    segments: segmentRecord(text, headings),
    template,
    seed: 1,
    engine,
    guard: guard(),
    signal: new AbortController().signal,
    clock: () => performance.now(),
    emit: () => undefined,
  })
  const faults = faultsOf(text, draft.sections)
  const statements = draft.sections.flatMap((section) => section.statements)
  counts.drafts++
  counts.faults += faults.length
  counts.statements += statements.length
  counts.quoted += statements.filter(({ kind }) => kind === 'quoted').length
  counts.absent += statements.filter(({ kind }) => kind === 'absent').length
  counts.refused += draft.rejections.length
  seconds.push(draft.timing.totalMs / 1000)
  if (draft.timing.firstStatementMs !== null) firstSeconds.push(draft.timing.firstStatementMs / 1000)
  process.stderr.write(`${id} ${(draft.timing.totalMs / 1000).toFixed(1)} s${faults.map((fault) => `\n   ${fault}`).join('')}\n`)
  if (options.json !== undefined) fs.appendFileSync(options.json, `${JSON.stringify({ id, ...draft })}\n`)
}
process.stdout.write(
  `${path.basename(options.data)}: ${Object.entries(counts)
    .map(([name, count]) => `${String(count)} ${name}`)
    .join(
      ', ',
    )}; median ${median(firstSeconds).toFixed(1)} s to the first statement, ${median(seconds).toFixed(1)} s to the draft; ${engine.info().modelId} on ${engine.info().runtime}\n`,
)
await engine.dispose()
process.exit(counts.faults === 0 && counts.drafts > 0 ? 0 : 1)

function faultsOf(text: string, sections: readonly DraftSection[]): string[] {
  const faults: string[] = []
  if (sections.length !== 3) faults.push(`${String(sections.length)} sections`)
  for (const { id, statements } of sections) {
    if (statements.length === 0 || statements.length > 2) faults.push(`${id}: ${String(statements.length)} statements`)
    for (const { text: words, kind, evidence } of statements) {
      const limit = /\p{Script=Han}/u.test(words) ? longestStatement.zh : longestStatement.en
      if (words.trim() === '') faults.push(`${id}: an empty statement`)
      if (words.length > limit) faults.push(`${id}: ${String(words.length)} characters`)
      if (/\*\*|^#|^[-*] |```/m.test(words)) faults.push(`${id}: Markdown`)
      if (kind !== 'absent' && evidence.length === 0) faults.push(`${id}: no evidence`)
      if (evidence.some((span) => text.slice(span.start, span.end) !== span.text)) faults.push(`${id}: evidence is not the record's`)
    }
  }
  return faults
}
