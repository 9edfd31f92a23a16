import { shareWithInterval } from './shareTexts.ts'

/** One draft: a true one (`kind` clean, `reds` its false ones), or one with an error that was found or not. */
export type FalsifiedOutcome = {
  readonly language: 'zh' | 'en'
  readonly isHeld: boolean
  readonly kind: string
  readonly reds: number
}

/** Recall a kind, and false reds a true draft, of both halves. */
export function falsifiedTable(outcomes: readonly FalsifiedOutcome[]): string {
  const halves = [false, true]
  const row = (name: string, cell: (some: readonly FalsifiedOutcome[]) => string, of: (outcome: FalsifiedOutcome) => boolean) =>
    `| ${name} | ${halves.map((isHeld) => cell(outcomes.filter((item) => item.isHeld === isHeld && of(item)))).join(' | ')} |`
  const found = (some: readonly FalsifiedOutcome[]) => shareWithInterval(some.filter(({ reds }) => reds > 0).length, some.length)
  const noise = (some: readonly FalsifiedOutcome[]) =>
    some.length === 0
      ? '–'
      : `${(some.reduce((sum, { reds }) => sum + reds, 0) / some.length).toFixed(2)} a draft; drafts with any: ${found(some)}`
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))].filter((kind) => kind !== 'clean')
  const languages = [
    ['Chinese', 'zh'],
    ['English', 'en'],
  ] as const
  return [
    '| Error put in: found (95 % interval) | records tuned on | records of which only totals were read |',
    '|---|---|---|',
    ...kinds.map((kind) => row(kind, found, (item) => item.kind === kind)),
    ...languages.map(([name, language]) =>
      row(`${name}, all errors`, found, (item) => item.kind !== 'clean' && item.language === language),
    ),
    ...languages.map(([name, language]) =>
      row(`${name}, false reds`, noise, (item) => item.kind === 'clean' && item.language === language),
    ),
  ].join('\n')
}
