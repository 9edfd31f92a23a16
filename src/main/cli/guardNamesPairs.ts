import type { Guard } from '../../shared/guard/guard.ts'
import type { LexiconTables, TermKind } from '../../shared/lexicon/lexiconTables.ts'

/** Two names of one thing: what the record says, and what the draft says. */
export type NamePair = {
  readonly language: 'zh' | 'en'
  readonly kind: TermKind
  readonly isAmbiguous: boolean
  readonly record: string
  readonly draft: string
}

const han = /\p{Script=Han}/u
/** CT and HBsAg stand in Chinese records as they are; an English word does not. */
const isCode = (name: string) => /^[A-Za-z0-9-]{2,6}$/.test(name)

/** Every two names of one thing that may meet in one language, both ways. */
export function namePairs({ terms }: LexiconTables): NamePair[] {
  return terms.flatMap(({ surface, standard, kind, isAmbiguous }) => {
    const language = han.test(standard) ? 'zh' : 'en'
    const isOne = surface === standard || (han.test(surface) ? language === 'en' : language === 'zh' && !isCode(surface))
    if (isOne) return []
    const pair = { language, kind, isAmbiguous } as const
    return [
      { ...pair, record: surface, draft: standard },
      { ...pair, record: standard, draft: surface },
    ]
  })
}

const sentences = {
  zh: { record: (name: string) => `今日查房。目前情况：${name}，病情平稳。`, draft: (name: string) => `${name}，病情平稳。` },
  en: {
    record: (name: string) => `Seen on the ward today. Current issues: ${name}, stable.`,
    draft: (name: string) => `${name}, stable.`,
  },
} as const

/** Rules that redden the draft's name, against a record that has the other. */
export function redsOfPair(guard: Guard, { language, record, draft }: NamePair): string[] {
  const words = sentences[language]
  return guard
    .check(guard.readRecord(words.record(record)), [{ section: '诊断结论', text: words.draft(draft) }])
    .filter(({ severity }) => severity === 'red')
    .map(({ rule }) => rule)
}
