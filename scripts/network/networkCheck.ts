// npm run network:check [-- --whole | SPEC…]: that nothing leaves the machine. The specs run under strace, a few of them once more in a namespace without a
// network, and a control run with one deliberate request has to be caught. --whole: every spec of the application, in twenty minutes or more. Exits with
// 1 when one of our processes asked for a foreign target, or the control was missed.
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { keepFigure } from '../promises/keepFigure.ts'
import type { ForeignTarget } from './readTrace.ts'
import { watch, whyNotAlone, whyUnwatchable } from './watch.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { whole: { type: 'boolean', default: false } } })
const few = ['e2e/noModel.spec.ts', 'e2e/hardening.spec.ts', 'e2e/intake.spec.ts', 'e2e/language.spec.ts']
const specs = values.whole ? wholeSuite() : positionals.length > 0 ? positionals : few
const runnerOf = (files: readonly string[]) => ['node_modules/playwright/cli.js', 'test', '--reporter=line', ...files]
const timeoutMs = (values.whole ? 60 : 20) * 60_000

const reason = await whyUnwatchable()
if (reason !== undefined) {
  process.stdout.write(`network:check: ${reason}\n`)
  process.exit(1)
}

const suite = await watch(runnerOf(specs), { timeoutMs })
say(
  `the specs under strace: exit code ${String(suite.code)}, ${suite.trace.calls} calls, ${oursOf(suite.trace.foreign)} foreign targets of our processes`,
)
list(suite.trace.foreign)
if (suite.code !== 0) say(suite.output.slice(-2_000))

const control = await watch(['e2e/network/watchedSession.ts', '--control'], { timeoutMs })
const isCaught = oursOf(control.trace.foreign) > 0
say(
  `the control run with one deliberate request: ${isCaught ? `caught (${control.trace.foreign.find(({ program }) => program === 'ours')?.target ?? ''})` : 'MISSED'}`,
)

const notAlone = await whyNotAlone()
const alone = notAlone === undefined ? await watch(runnerOf(values.whole ? few : specs), { timeoutMs, isAlone: true }) : undefined
say(alone ? `the specs without a network (unshare -n): exit code ${String(alone.code)}` : `not run without a network: ${notAlone ?? ''}`)
if (alone && alone.code !== 0) say(alone.output.slice(-2_000))

const browser = suite.trace.foreign.filter(({ program }) => program === 'chromium')
const isKept = suite.code === 0 && oursOf(suite.trace.foreign) === 0 && isCaught && (alone === undefined || alone.code === 0)
if (isKept)
  keepFigure(
    'network',
    `${specs.length} specs: ${suite.trace.calls} calls traced, 0 foreign targets of our processes; control run caught; Chromium's own: ${browser.length} (${causes(browser) || 'none'}); without a network: ${alone ? 'passed' : (notAlone ?? '')}`,
  )
process.exit(isKept ? 0 : 1)

/** Every spec of the application but the one that runs strace itself; those that time the window would fail under it, and send nothing. */
function wholeSuite(): string[] {
  return fs
    .globSync('e2e/*.spec.ts')
    .filter((file) => file !== 'e2e/network.spec.ts')
    .sort()
}

/** Whatever is not the browser counts as ours: Node, the X server, the clipboard's program. */
function oursOf(foreign: readonly ForeignTarget[]): number {
  return foreign.filter(({ program, cause }) => program !== 'chromium' || cause === 'unknown').length
}

function causes(foreign: readonly ForeignTarget[]): string {
  const counts = new Map<string, number>()
  for (const { cause } of foreign) counts.set(cause, (counts.get(cause) ?? 0) + 1)
  return [...counts].map(([cause, count]) => `${count} × ${cause}`).join(', ')
}

function list(foreign: readonly ForeignTarget[]): void {
  for (const row of new Set(foreign.map(({ program, call, target, cause }) => `  ${program} ${call} ${target}: ${cause}`))) say(row)
}

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}
