import { electronChecklist } from './electronChecklist.ts'
import { figuresLine, type KeptFigure } from './keepFigure.ts'
import type { SecurityPromise } from './promises.ts'
import { verdictOf, type Outcome, type Verdict } from './readOutcomes.ts'
import type { TestId } from './testId.ts'

const stateWords = { passed: 'kept', failed: '**broken**', 'not-run': 'not in the last run' } as const

/** docs/promises.md: a line a promise, with what the last run says of it. `figures`: by name, what commands measured last. */
export function promisesPage(
  promises: readonly SecurityPromise[],
  outcomes: readonly Outcome[],
  figures: ReadonlyMap<string, KeptFigure>,
): string {
  const rows = promises.map((promise) => {
    const verdict = verdictOf(promise.tests, outcomes)
    const kept = promise.command === undefined ? undefined : figures.get(promise.command.figure)
    const measured = kept && `${kept.figure} (${kept.on})`
    const found = [...verdict.figures, ...(measured === undefined ? [] : [measured])].join('; ')
    const commands = [promise.command && `\`${promise.command.line}\``, promise.elsewhere && `elsewhere: \`${promise.elsewhere}\``]
    return [
      promise.id,
      promise.promise,
      shownState(promise, verdict, measured),
      found || '—',
      idsOf(promise.tests),
      commands.filter(Boolean).join('<br>'),
    ]
  })
  const points = electronChecklist.map(({ point, title, tests, onElectron }) => [
    String(point),
    title,
    stateWords[verdictOf(tests, outcomes).state],
    idsOf(tests),
    onElectron === undefined ? '' : `\`${onElectron}\``,
  ])
  return [
    '# Promises, and what keeps each',
    '',
    'Written by `npm run promises` from the reports of the last test run and the figures of the last commands; [architecture.md](architecture.md) says how each is kept.',
    'Figures with a time were taken on whatever machine that run had; those of commands carry their day.',
    '',
    ...table(['id', 'promise', 'last run', 'figure', 'tests', 'command'], rows),
    '',
    "## Electron's security checklist",
    '',
    'The last column is what has to be run where the Electron binary is: the stand-in of the tests drives a real Chromium, and is not Electron.',
    '',
    ...table(['point', 'item', 'last run', 'tests', 'on Electron'], points),
    '',
    figuresLine(figures),
    '',
  ].join('\n')
}

function shownState({ tests, command }: SecurityPromise, { state }: Verdict, measured: string | undefined): string {
  if (tests.length > 0) return stateWords[state]
  return command !== undefined && measured !== undefined ? 'measured' : stateWords['not-run']
}

const idsOf = (tests: readonly TestId[]) =>
  [...new Set(tests.map(({ file }) => file))]
    .map((file) => `\`${file}\`: ${tests.flatMap((id) => (id.file === file ? [id.title] : [])).join('; ')}`)
    .join('<br>')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}
