import fs from 'node:fs'
import path from 'node:path'
import { patternOf, type TestId } from './testId.ts'

/** One run of one test; `figure` is what it measured, in its own words. */
export type Outcome = {
  readonly file: string
  readonly group?: string
  readonly title: string
  readonly hasPassed: boolean
  readonly figure?: string
}
/** `passed`: every run of it did, and there was one. `not-run`: the last reports do not hold it. */
export type Verdict = { readonly state: 'passed' | 'failed' | 'not-run'; readonly figures: readonly string[] }

type VitestReport = {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly title: string
      readonly status: string
      readonly meta?: { readonly figure?: unknown }
    }[]
  }[]
}
type PlaywrightSpec = {
  readonly title: string
  readonly ok: boolean
  readonly file: string
  readonly tests: readonly {
    readonly status?: string
    readonly annotations?: readonly { readonly type: string; readonly description?: string }[]
  }[]
}
type PlaywrightSuite = { readonly specs?: readonly PlaywrightSpec[]; readonly suites?: readonly PlaywrightSuite[] }

/** Reads the JSON reports of vitest and Playwright that are there; of a test that several hold the last one's word counts. */
export function readOutcomes(root: string, reports: readonly string[]): Outcome[] {
  const latest = new Map<string, Outcome>()
  for (const report of reports) {
    const file = path.join(root, report)
    if (!fs.existsSync(file)) continue
    const read = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<VitestReport> & PlaywrightSuite
    const outcomes = read.testResults ? fromVitest(root, read as VitestReport) : fromPlaywright(read)
    for (const outcome of outcomes) latest.set(`${outcome.file}\n${outcome.group}\n${outcome.title}`, outcome)
  }
  return [...latest.values()]
}

const fromVitest = (root: string, { testResults }: VitestReport): Outcome[] =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ fullName, title, status, meta }) => ({
        group: fullName,
        file: path.relative(root, name).replaceAll(path.sep, '/'),
        title,
        hasPassed: status === 'passed',
        ...(typeof meta?.figure === 'string' && { figure: meta.figure }),
      })),
  )

const fromPlaywright = ({ specs = [], suites = [] }: PlaywrightSuite): Outcome[] => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status !== 'skipped'))
    .map(({ title, ok, file, tests }): Outcome => {
      const figure = tests.flatMap(({ annotations = [] }) => annotations).find(({ type }) => type === 'figure')?.description
      return { file: `e2e/${file}`, title, hasPassed: ok, ...(figure !== undefined && { figure }) }
    }),
  ...suites.flatMap(fromPlaywright),
]

/** What the reports say of these tests together. */
export function verdictOf(tests: readonly TestId[], outcomes: readonly Outcome[]): Verdict {
  const found = tests.map((id) => {
    const pattern = patternOf(id)
    return outcomes.filter(({ file, title }) => file === id.file && pattern.test(title))
  })
  const all = found.flat()
  const figures = all.flatMap(({ figure }) => (figure === undefined ? [] : [figure]))
  if (all.some(({ hasPassed }) => !hasPassed)) return { state: 'failed', figures }
  return { state: found.length > 0 && found.every(({ length }) => length > 0) ? 'passed' : 'not-run', figures }
}
