/** How often a drug is taken, [start, end) of a width-folded text; `code` is the same for every way of writing it. */
export type Frequency = { readonly start: number; readonly end: number; readonly code: string }

const count: Readonly<Record<string, string>> = {
  一: '1', '1': '1', 二: '2', 两: '2', '2': '2', 三: '3', '3': '3', 四: '4', '4': '4', 五: '5', '5': '5', 六: '6', '6': '6',
  once: '1', twice: '2', 'two times': '2', 'three times': '3', thrice: '3', 'four times': '4',
} // prettier-ignore
const n = '([一二两三四五六1-6])'

/** Patterns with the code each stands for; the longer ways of writing come first. */
const ways: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    /每晚(?:睡前)?(?:[1一]次)?|睡前(?:[1一]次)?(?:服|口服)?|\bqn\b|\bqhs\b|\bnocte\b|\bat (?:night|bedtime)\b|\bevery (?:night|evening)\b|\bnightly\b/giy,
    () => 'night',
  ],
  [new RegExp(`(?:隔日|隔天)(?:[1一]次)?|\\bqod\\b|\\bevery other day\\b|\\balternate days\\b`, 'giy'), () => 'every-2-days'],
  [new RegExp(`每周${n}次|${n}次\\s?/\\s?周`, 'giy'), (match) => `${count[match[1] ?? match[2] ?? ''] ?? ''}-a-week`],
  [/每周(?:一|1)?(?=$|[，。；,;\s])|\bqw\b|\b(?:once )?(?:weekly|a week)\b|\bonce (?:per|each) week\b/giy, () => '1-a-week'],
  [
    new RegExp(`(?:每|一)?[日天]${n}次|${n}次\\s?/\\s?[日天d]|${n}/[日天]`, 'giy'),
    (match) => `${count[match[1] ?? match[2] ?? match[3] ?? ''] ?? ''}-a-day`,
  ],
  [
    /每(\d{1,2}|[一二两三四六八])(?:个)?小时(?:[1一]次)?|\bq(\d{1,2})h\b|\bevery (\d{1,2}) hours\b/giy,
    (match) => `every-${hours(match[1] ?? match[2] ?? match[3] ?? '')}-hours`,
  ],
  [
    /\b(once|twice|two times|three times|thrice|four times)(?: (?:a|per|each)[ -]day| daily)\b/giy,
    (match) => `${count[(match[1] ?? '').toLowerCase()] ?? ''}-a-day`,
  ],
  [/\b(?:bid|b\.i\.d\.?|bd)\b/giy, () => '2-a-day'],
  [/\b(?:tid|t\.i\.d\.?|tds)\b/giy, () => '3-a-day'],
  [/\b(?:qid|q\.i\.d\.?|qds)\b/giy, () => '4-a-day'],
  [/\b(?:qd|q\.d\.?|od|o\.d\.?|daily|every day|each day|every morning|om)\b|每晨|每早|每日(?:晨|早)/giy, () => '1-a-day'],
]

const hours = (text: string) => ({ 一: '1', 二: '2', 两: '2', 三: '3', 四: '4', 六: '6', 八: '8' })[text] ?? text

/** All frequencies of a stretch of text, in order. */
export function findFrequencies(folded: string, start = 0, end = folded.length): Frequency[] {
  const found: Frequency[] = []
  for (let index = start; index < end;) {
    const next = frequencyAt(folded, index)
    if (next && next.end <= end) {
      found.push(next)
      index = next.end
    } else index++
  }
  return found
}

function frequencyAt(folded: string, at: number): Frequency | undefined {
  for (const [pattern, codeOf] of ways) {
    pattern.lastIndex = at
    const match = pattern.exec(folded)
    if (match) return { start: at, end: at + match[0].length, code: codeOf(match) }
  }
  return undefined
}

/** Codes that say the same of a day: every 8 hours is three times a day. */
const alike: Readonly<Record<string, string>> = {
  'every-24-hours': '1-a-day', 'every-12-hours': '2-a-day', 'every-8-hours': '3-a-day', 'every-6-hours': '4-a-day', night: '1-a-day',
} // prettier-ignore

export const isSameFrequency = (a: string, b: string) => a === b || (alike[a] ?? a) === (alike[b] ?? b)
