import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readReport } from './readReport.mjs'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-report-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

function reportOf(json: unknown): string {
  const file = path.join(folder, 'report.json')
  fs.writeFileSync(file, typeof json === 'string' ? json : JSON.stringify(json))
  return file
}
const vitest = (passed: number, failed: number, testResults: readonly unknown[] = []) =>
  reportOf({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 0, numTodoTests: 0, testResults })
const playwright = (stats: object, errors: readonly unknown[] = []) =>
  reportOf({ stats: { expected: 0, flaky: 0, unexpected: 0, skipped: 0, ...stats }, errors })

test('a good vitest report is counted', () => {
  expect(readReport(vitest(3, 0), 0)).toEqual({ passed: 3, failed: 0, skipped: 0, problems: [] })
})

test('a test file that does not load is a failure', () => {
  expect(readReport(vitest(3, 0, [{ status: 'failed', assertionResults: [] }]), 1).failed).toBe(1)
})

test('a file whose failed tests are counted is not counted again', () => {
  expect(readReport(vitest(3, 2, [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]), 1).failed).toBe(2)
})

test('a good Playwright report is counted', () => {
  expect(readReport(playwright({ expected: 2, flaky: 1, skipped: 1 }), 0)).toEqual({ passed: 3, failed: 0, skipped: 1, problems: [] })
})

test('an error outside of the tests of Playwright is a failure', () => {
  expect(readReport(playwright({ expected: 2, unexpected: 1 }, ['a spec did not load']), 1).failed).toBe(2)
})

test.each([
  ['no report', () => path.join(folder, 'missing.json'), 0],
  ['a report that was cut off', () => reportOf('{"stats": {'), 0],
  ['a report of something else', () => reportOf({}), 0],
  ['no test at all', () => vitest(0, 0), 0],
  ['only skipped tests', () => playwright({ skipped: 4 }), 0],
  ['an exit code that the report does not explain', () => vitest(3, 0), 1],
  ['an end by a signal', () => vitest(3, 0), null],
])('%s is one failure', (_, file, exitCode) => {
  expect(readReport(file(), exitCode).failed).toBe(1)
})
