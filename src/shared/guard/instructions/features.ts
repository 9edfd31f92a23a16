import { chineseFeatures } from './chineseFeatures.ts'
import { englishFeatures } from './englishFeatures.ts'
import { weights, type FeatureName, type Features } from './featureNames.ts'

/** These only add to the others: of themselves they stand in any letter. */
const additions: ReadonlySet<FeatureName> = new Set(['writing', 'quoted', 'ownText', 'advert', 'sanction', 'wording', 'request'])

/** Of no language. */
const signs: Features = {
  quoted: [/[“"「『‘«„][^”"」』’»“\n]{1,80}[”"」』’»“]/],
  code: [
    /"(?:role|tool|tool_calls?|function|function_call|arguments|messages|instructions?|prompt|command|override)"\s*:\s*["[{]|"action"\s*:\s*"/,
    /\b[A-Za-z]+(?:_[A-Za-z]+)+\(\s*\w+\s*=\s*["'“]/,
    /\bto=functions\b/,
  ],
  assignment: [
    /(?:\b(?:plan|diagnos[ie]s|assessment|treatment|chief_?complaint|summary|response|note|prompt|role)|主诉|诊断|治疗建议|建议|结论)\s*(?::=|==?|->|→|=>)\s*["'“「](?<!<[^<>\n]{0,100})/,
  ],
  advert: [/https?:|\bwww\./],
}

/** Of either language its own patterns with those of none. */
const patternsOf = (language: Features) =>
  (Object.keys(weights) as FeatureName[]).flatMap((name) => {
    const sources = [...(signs[name] ?? []), ...(language[name] ?? [])].map(({ source }) => `(?:${source})`)
    return sources.length === 0 ? [] : [{ name, pattern: new RegExp(sources.join('|'), 'i') }]
  })
const languages = [
  { letters: /[\u4e00-\u9fff]/, patterns: patternsOf(chineseFeatures) },
  { letters: /[a-z]{3}/i, patterns: patternsOf(englishFeatures) },
] as const

export type FoundFeatures = { readonly names: ReadonlySet<FeatureName>; readonly first: number; readonly last: number }

/** The features of a sentence, and where the first of them begins and the last one ends. None where there are additions only. */
export function featuresOf(sentence: string): FoundFeatures {
  const names = new Set<FeatureName>()
  let [first, last] = [sentence.length, 0]
  const spoken = languages.filter(({ letters }) => letters.test(sentence))
  for (const isAddition of [false, true]) {
    if (isAddition && names.size === 0) break
    for (const { name, pattern } of spoken.flatMap(({ patterns }) => patterns)) {
      if (additions.has(name) !== isAddition) continue
      const match = pattern.exec(sentence)
      if (!match) continue
      names.add(name)
      first = Math.min(first, match.index)
      last = Math.max(last, match.index + match[0].length)
    }
  }
  return { names, first, last }
}

export function weightOf(names: Iterable<FeatureName>): number {
  const all = new Set(names)
  const core = [...all].filter((name) => !additions.has(name))
  // “every diagnosis has to be explained”: of the text itself something has to be asked
  const isAsked = core.some((name) => name !== 'artefact') || all.has('writing') || all.has('sanction')
  return core.length === 0 || !isAsked ? 0 : [...all].reduce((sum, name) => sum + weights[name], 0)
}
