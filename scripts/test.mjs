// npm test: sets up what is missing and runs every suite, or with `npm test -- unit|model|e2e|check …` only those. The last line of
// standard output is `N passed, N failed` over all that ran; the exit code is 0 only when nothing failed.
import fs from 'node:fs'
import path from 'node:path'
import { readReport } from './readReport.mjs'
import { repositoryRoot, runCommand } from './setup/runCommand.mjs'
import { setup } from './setup/setup.mjs'
import { SetupFailure } from './setup/setupSteps.mjs'

const vitest = (/** @type {string} */ project) => [
  'node_modules/vitest/vitest.mjs',
  'run',
  ...['--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=test-results/${project}.json`],
]

const bothModels = ['qwen2.5-coder-1.5b-q4', 'qwen2.5-coder-0.5b-q4']
const nothing = { screen: false, models: /** @type {string[]} */ ([]), build: false }

/** `report`: what the suite writes; a suite without one counts as one failed test when its exit code is not 0. */
const suites = {
  check: { needs: nothing, args: ['scripts/check.ts'], report: null, timeoutMs: 20 * 60_000 },
  unit: { needs: { ...nothing, screen: true }, args: vitest('unit'), report: 'test-results/unit.json', timeoutMs: 15 * 60_000 },
  model: { needs: { ...nothing, models: bothModels }, args: vitest('model'), report: 'test-results/model.json', timeoutMs: 25 * 60_000 },
  e2e: {
    needs: { screen: true, models: bothModels, build: true },
    args: ['node_modules/playwright/cli.js', 'test'],
    report: 'test-results/e2e.json',
    timeoutMs: 35 * 60_000,
  },
  screens: {
    needs: { ...nothing, screen: true },
    args: ['node_modules/playwright/cli.js', 'test', '--config', 'e2e/screens/playwright.config.ts'],
    report: 'test-results/screens.json',
    timeoutMs: 25 * 60_000,
  },
}
/** @typedef {keyof typeof suites} SuiteName */

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in suites))
if (unknown.length > 0) {
  process.stderr.write(`no suite ${unknown.join(', ')}: there are ${Object.keys(suites).join(', ')}\n`)
  process.exit(2)
}
const names = /** @type {SuiteName[]} */ (Object.keys(suites)).filter((name) => asked.length === 0 || asked.includes(name))

// Without its packages no suite can run, and this very script goes on under the pinned Node only after this.
await setup(nothing).catch((error) => {
  if (!(error instanceof SetupFailure)) throw error
  process.stdout.write(`${error.message}\n0 passed, 1 failed\n`)
  process.exit(1)
})

let passed = 0
let failed = 0
for (const name of names) {
  const result = await runSuite(name)
  passed += result.passed
  failed += result.failed
}
await printChecklist()
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

/** What the run says of Electron's security checklist; `npm run promises` writes the rest. */
async function printChecklist() {
  if (!names.includes('unit')) return
  const [{ checklistTable }, { electronChecklist }, { readOutcomes }] = await Promise.all([
    import('./promises/checklistTable.ts'),
    import('./promises/electronChecklist.ts'),
    import('./promises/readOutcomes.ts'),
  ])
  const reports = names.flatMap((name) => suites[name].report ?? [])
  process.stdout.write(`\n${checklistTable(electronChecklist, readOutcomes(repositoryRoot, reports))}\n\n`)
}

/**
 * Sets up what the suite needs and runs it. What can't be set up is a failure of this suite only: the others still say what they know.
 * @param {SuiteName} name
 * @returns {Promise<import('./readReport.mjs').SuiteResult>}
 */
async function runSuite(name) {
  const begin = Date.now()
  const { needs, args, report, timeoutMs } = suites[name]
  const file = report === null ? null : path.join(repositoryRoot, report)
  if (file !== null) fs.rmSync(file, { force: true })
  try {
    await setup(needs)
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error
    return conclude({ passed: 0, failed: 1, skipped: 0, problems: [error.message] })
  }

  process.stdout.write(`\n── ${name} ──\n`)
  const { code, isTimedOut } = await runCommand(process.execPath, args, { timeoutMs })
  const result = file === null ? { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0, problems: [] } : readReport(file, code)
  const overrun = isTimedOut ? [`ended at its limit of ${timeoutMs / 60_000} minutes`] : []
  return conclude({ ...result, problems: [...overrun, ...result.problems] })

  /** @param {import('./readReport.mjs').SuiteResult} result */
  function conclude(result) {
    const counts = file === null && result.failed === 0 ? 'ok' : `${result.passed} passed, ${result.failed} failed`
    const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : ''
    const seconds = Math.round((Date.now() - begin) / 1000)
    process.stdout.write(`── ${name}: ${counts}${skipped} in ${seconds} s${result.problems.map((problem) => `\n   ${problem}`).join('')}\n`)
    return result
  }
}
