import type { Language } from '../messages/formatFailure.ts'
import type { ClauseKind } from './change.ts'
import type { MemoryRule } from './rule.ts'

/** Tokens of the prompt are seconds on a CPU: no more lines than this. */
const maximumLines = 3

const names: Readonly<Record<ClauseKind, Readonly<Record<Language, string>>>> = {
  drug: { zh: '用药', en: 'drugs' },
  procedure: { zh: '操作和手术', en: 'procedures' },
  exam: { zh: '检查', en: 'tests' },
  'follow-up': { zh: '随访', en: 'follow-up' },
  'return-if': { zh: '何时就诊', en: 'when to return' },
  lifestyle: { zh: '生活方式', en: 'lifestyle advice' },
  other: { zh: '其他', en: 'the rest' },
}

/** What only the model can do for a physician's style, one line each, made of fixed words: nothing of any note can stand in one. */
export function styleLinesFor(sectionId: string, rules: readonly Pick<MemoryRule, 'sectionId' | 'change'>[], language: Language): string[] {
  const lines = rules.flatMap(({ sectionId: own, change }) => {
    if (own !== sectionId || change.kind !== 'sequence') return []
    const [first, then] = [names[change.first][language], names[change.then][language]]
    return language === 'zh' ? [`先写${first}，后写${then}。`] : [`Write ${first} before ${then}.`]
  })
  return lines.sort().slice(0, maximumLines)
}
