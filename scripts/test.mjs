// npm test: sets up what is missing and runs every suite, or with `npm test -- unit|model|e2e|check …` only those. The last line of
// standard output is `N passed, N failed` over all that ran; the exit code is 0 only when nothing failed.
import fs from 'node:fs'
import path from 'node:path'
import { readReport } from './readReport.mjs'
import { repositoryRoot, runCommand } from './setup/runCommand.mjs'
import { setup } from './setup/setup.mjs'

const vitest = (/** @type {string} */ project) => [
  'node_modules/vitest/vitest.mjs',
  'run',
  ...['--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=test-results/${project}.json`],
]

/** `report`: what the suite writes; a suite without one counts as one test by its exit code. */
const suites = {
  check: { args: ['scripts/check.ts'], report: null, timeoutMs: 5 * 60_000 },
  unit: { args: vitest('unit'), report: 'test-results/unit.json', timeoutMs: 8 * 60_000 },
  model: { args: vitest('model'), report: 'test-results/model.json', timeoutMs: 12 * 60_000 },
  e2e: { args: ['node_modules/playwright/cli.js', 'test'], report: 'test-results/e2e.json', timeoutMs: 15 * 60_000 },
}
/** @typedef {keyof typeof suites} SuiteName */

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in suites))
if (unknown.length > 0) {
  process.stderr.write(`no suite ${unknown.join(', ')}: there are ${Object.keys(suites).join(', ')}\n`)
  process.exit(2)
}
const names = /** @type {SuiteName[]} */ (Object.keys(suites)).filter((name) => asked.length === 0 || asked.includes(name))

await setup({
  screen: names.includes('unit') || names.includes('e2e'),
  models: names.includes('model') || names.includes('e2e') ? ['qwen2.5-coder-1.5b-q4', 'qwen2.5-coder-0.5b-q4'] : [],
  build: names.includes('e2e'),
})

let passed = 0
let failed = 0
for (const name of names) {
  const result = await runSuite(name)
  passed += result.passed
  failed += result.failed
}
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

/** @param {SuiteName} name */
async function runSuite(name) {
  const { args, report, timeoutMs } = suites[name]
  const file = report === null ? null : path.join(repositoryRoot, report)
  if (file !== null) fs.rmSync(file, { force: true })
  process.stdout.write(`\n── ${name} ──\n`)
  const begin = Date.now()
  const { code, isTimedOut } = await runCommand(process.execPath, args, { timeoutMs })
  const result = file === null ? { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0, problems: [] } : readReport(file, code)
  const problems = [...(isTimedOut ? [`ended at its limit of ${timeoutMs / 60_000} minutes`] : []), ...result.problems]
  const counts = `${result.passed} passed, ${result.failed} failed${result.skipped > 0 ? `, ${result.skipped} skipped` : ''}`
  const seconds = Math.round((Date.now() - begin) / 1000)
  process.stdout.write(
    `── ${name}: ${file === null ? (code === 0 ? 'ok' : 'FAILED') : counts} in ${seconds} s${problems.map((problem) => `\n   ${problem}`).join('')}\n`,
  )
  return result
}
