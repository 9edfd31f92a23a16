import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { printTable } from '../../src/main/cli/printTable.ts'
import { drills, type DrillName } from './drills.ts'
import { keepFigure } from '../../scripts/promises/keepFigure.ts'
import type { DrillResult } from './drillResult.ts'

/** `drill -- NAME|all [--times N] [--json OUT]`: does to the program what a power cut, a full disk or a bad sector would, and counts what is lost. Ends with 1 where anything was. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string' }, json: { type: 'string' } },
})
const [asked = ''] = positionals
const names = Object.keys(drills) as DrillName[]
const chosen = asked === 'all' ? names : names.filter((name) => name === asked)
const times = values.times === undefined ? undefined : Number(values.times)
if (chosen.length === 0 || (times !== undefined && (!Number.isInteger(times) || times < 1))) {
  process.stderr.write(`drill -- all|${names.join('|')} [--times N] [--json OUT]\n`)
  process.exit(2)
}

const results: DrillResult[] = []
for (const name of chosen) {
  const { run, times: usual } = drills[name]
  const begin = performance.now()
  process.stderr.write(`${name} …\n`)
  const result = { drill: name, ...(await run(times ?? usual)), seconds: Math.round(performance.now() - begin) / 1000 }
  results.push(result)
  // at once: a run of all that is stopped half-way leaves what it found
  process.stderr.write(`${figureOf(result)}\n`)
  keepFigure(`drill-${name}`, figureOf(result))
}

const rows = results.map(({ drill, tried, survived, lost, notes }) => [
  drill,
  String(tried),
  String(survived),
  String(lost),
  notes[0] ?? '',
])
process.stdout.write(printTable([['drill', 'tried', 'survived', 'lost', 'notes'], ...rows]))
for (const { drill, notes } of results) for (const note of notes.slice(1)) process.stdout.write(`  ${drill}: ${note}\n`)
if (asked === 'all')
  keepFigure(
    'drill-all',
    results.map(({ drill, tried, survived, lost }) => `${drill} ${survived}/${tried}${lost > 0 ? `, ${lost} lost` : ''}`).join('; '),
  )
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`)
process.exitCode = results.every(({ tried, survived, lost }) => survived === tried && lost === 0) ? 0 : 1

function figureOf({ drill, tried, survived, lost, notes }: DrillResult): string {
  return `${drill}: ${survived}/${tried} survived, ${lost} lost${notes[0] === undefined ? '' : `; ${notes[0]}`}`
}
