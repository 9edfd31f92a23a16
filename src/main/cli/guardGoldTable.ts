import { shareWithInterval } from './shareTexts.ts'

export type GoldOutcome = {
  readonly record: string
  readonly language: 'zh' | 'en'
  readonly half: 'tuning' | 'totals'
  readonly text: string
  readonly isTrue: boolean
  readonly reds: readonly string[]
}

/** Share of statements reddened with its 95 % interval, by language and half. */
export function goldTable(outcomes: readonly GoldOutcome[]): string {
  const cell = (isTrue: boolean, half: GoldOutcome['half'], language: string) => {
    const some = outcomes.filter((item) => item.isTrue === isTrue && item.half === half && item.language === language)
    return shareWithInterval(some.filter(({ reds }) => reds.length > 0).length, some.length)
  }
  const row = (name: string, isTrue: boolean, language: string) =>
    `| ${name} | ${cell(isTrue, 'tuning', language)} | ${cell(isTrue, 'totals', language)} |`
  return [
    '| Reddened, each alone (95 % interval) | records tuned on | records of which only totals were read |',
    '|---|---|---|',
    row('Chinese, false statements', false, 'zh'),
    row('Chinese, true phrases', true, 'zh'),
    row('English, false statements', false, 'en'),
    row('English, true phrases', true, 'en'),
  ].join('\n')
}
