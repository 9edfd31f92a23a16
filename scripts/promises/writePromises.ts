// npm run promises [-- --run]: docs/promises.md from the reports of the last test run; `--run` runs the unit tests that are named in it first.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runCommand } from '../setup/runCommand.mjs'
import { checklistTable } from './checklistTable.ts'
import { electronChecklist } from './electronChecklist.ts'
import { figuresOfPage, readFigures } from './keepFigure.ts'
import { promises } from './promises.ts'
import { promisesPage } from './promisesPage.ts'
import { readOutcomes, verdictOf } from './readOutcomes.ts'

const root = path.join(import.meta.dirname, '../..')
const named = 'test-results/promises.json'
const { values } = parseArgs({ options: { run: { type: 'boolean', default: false } } })

if (values.run) {
  const tests = [...promises, ...electronChecklist].flatMap((promise) => promise.tests)
  const files = [...new Set(tests.map(({ file }) => file))].filter((file) => file.endsWith('.test.ts') && !file.endsWith('.model.test.ts'))
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter=default', '--reporter=json']
  await runCommand(process.execPath, [...args, `--outputFile.json=${named}`, ...files], { timeoutMs: 10 * 60_000 })
}
const outcomes = readOutcomes(root, reportsByAge())
const file = path.join(root, 'docs/promises.md')
const figures = new Map([...figuresOfPage(fs.readFileSync(file, 'utf8')), ...readFigures()])
fs.writeFileSync(file, promisesPage(promises, outcomes, figures))

const states = promises.map(({ tests }) => verdictOf(tests, outcomes).state)
const broken = states.filter((state) => state === 'failed').length
process.stdout.write(`${checklistTable(electronChecklist, outcomes)}\n\n`)
process.stdout.write(
  `docs/promises.md: ${promises.length} promises, ${states.filter((state) => state === 'passed').length} kept, ${broken} broken\n`,
)
process.exitCode = broken === 0 ? 0 : 1

/** Every report that is there, the oldest first: what two hold counts as the later one says. */
function reportsByAge(): string[] {
  const folder = path.join(root, 'test-results')
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name: path.join('test-results', name), at: fs.statSync(path.join(folder, name)).mtimeMs }))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name)
}
