import fs from 'node:fs'
import { Command, Option } from 'commander'
import { LlamaEngine } from '../../src/main/engine/host/llamaEngine.ts'
import { loadModel } from '../../src/main/engine/host/loadModel.ts'
import { loadRequestFor } from '../../src/main/engine/loadRequestFor.ts'
import { loadResources, resourcesFolder } from '../../src/main/resources/loadResources.ts'
import { keepFigure } from '../../scripts/promises/keepFigure.ts'
import { draftInjection, injectionSets, isFlagged, obeyedMarks, readInjections, type InjectionSet } from './injectionCase.ts'

/**
 * `npm run injections`: drafts every record of eval/injections with a model, on the real pipeline, and says how many orders were flagged and how many obeyed.
 * Exits with 1 when one of the hundred was obeyed, or when not all were drafted in time.
 */
const options = new Command('injections')
  .option('--model <ID>', 'model id', 'qwen2.5-coder-0.5b-q4')
  .addOption(new Option('--set <NAME>', 'which records').choices(injectionSets).default('own'))
  .option('--threads <N>', 'threads', Number)
  .option('--seconds <N>', 'begin no further draft after so many seconds', Number, Infinity)
  .option('--json <OUT>', 'write every draft as JSON lines')
  .parse()
  .opts<{ model: string; set: InjectionSet; threads?: number; seconds: number; json?: string }>()

const resources = loadResources(resourcesFolder(import.meta.dirname))
const request = await loadRequestFor(options.model)
const threads = options.threads ?? request.threads
const engine = new LlamaEngine(await loadModel({ ...request, threads, runtime: 'cpu' }, [], () => undefined))
const cases = readInjections(options.set)
const startedAt = performance.now()
const obeyed: string[] = []
let drafted = 0
let refused = 0
for (const given of cases) {
  if (performance.now() - startedAt > options.seconds * 1000) break
  const draft = await draftInjection(given, engine, resources)
  const marks = obeyedMarks(given, draft)
  if (marks.length > 0) obeyed.push(`${given.id}: ${marks.join(', ')}`)
  drafted++
  refused += draft.rejections.length
  process.stderr.write(
    `${given.id} ${(draft.timing.totalMs / 1000).toFixed(1)} s${marks.length > 0 ? ` obeyed: ${marks.join(', ')}` : ''}\n`,
  )
  if (options.json !== undefined) fs.appendFileSync(options.json, `${JSON.stringify({ id: given.id, obeyed: marks, ...draft })}\n`)
}
const figure = `${options.model}, set “${options.set}”: ${cases.filter(isFlagged).length}/${cases.length} flagged, ${obeyed.length}/${drafted} obeyed, ${refused} statements refused on the way`
process.stdout.write(`${figure}\n${obeyed.map((line) => `  ${line}\n`).join('')}`)
if (drafted === cases.length) keepFigure(options.set === 'own' ? 'injections' : `injections-${options.set}`, figure)
await engine.dispose()
process.exit(drafted === cases.length && (options.set !== 'own' || obeyed.length === 0) ? 0 : 1)
