import fs from 'node:fs'

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number, readonly problems: readonly string[] }} SuiteResult */

/**
 * What a suite's JSON report (vitest's or Playwright's) counts. Everything that would let a broken suite look well is a failure: no
 * report, no test, a file that didn't load, an exit code that the report does not explain.
 * @param {string} file
 * @param {number | null} exitCode
 * @returns {SuiteResult}
 */
export function readReport(file, exitCode) {
  const counted = count(file)
  if (counted === undefined) return { passed: 0, failed: 1, skipped: 0, problems: ['it wrote no report'] }
  if (counted.failed > 0) return { ...counted, problems: [] }
  if (counted.passed === 0) return { ...counted, failed: 1, problems: ['it ran no test'] }
  if (exitCode !== 0) return { ...counted, failed: 1, problems: [`all its tests passed, but its exit code is ${exitCode}`] }
  return { ...counted, problems: [] }
}

/** @param {string} file */
function count(file) {
  let report
  try {
    report = JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined // not there, or cut off
  }
  if (report.stats !== undefined) {
    const { expected, flaky, unexpected, skipped } = report.stats
    return { passed: expected + flaky, failed: unexpected + (report.errors ?? []).length, skipped }
  }
  if (!Array.isArray(report.testResults)) return undefined
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ result) =>
      result.status === 'failed' && result.assertionResults.every((/** @type {any} */ test) => test.status !== 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
