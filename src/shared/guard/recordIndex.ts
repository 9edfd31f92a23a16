import { sentenceSpans, type Span } from '../text/sentences.ts'
import { tokenize, type TextToken } from '../text/tokens.ts'

export type RecordIndex = {
  readonly text: string
  readonly tokens: readonly TextToken[]
  /** Two adjacent tokens → places of the first. */
  readonly pairs: ReadonlyMap<string, readonly number[]>
  readonly words: ReadonlyMap<string, readonly number[]>
  readonly numbers: ReadonlySet<string>
  readonly sentenceOf: (tokenIndex: number) => number
  readonly sentences: readonly Span[]
}

const maximumPlaces = 400

const chineseDigits = new Map([...'一二三四五六七八九'].map((character, index) => [character, index + 1]))

/** 三 → 3, 十二 → 12, 二十 → 20, 两 → 2; undefined for anything else. */
function chineseNumber(text: string): number | undefined {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text.replace('两', '二'))
  if (!match || text === '') return undefined
  const [, tens = '', ten = '', ones = ''] = match
  if (ten === '') return tens !== '' && ones === '' ? chineseDigits.get(tens) : undefined
  return (chineseDigits.get(tens) ?? 1) * 10 + (chineseDigits.get(ones) ?? 0)
}

/** The record, or only `spans` of it (in order), made ready for `supportOf`: what lies outside them carries nothing. */
export function indexRecord(text: string, spans: readonly Span[] = [{ start: 0, end: text.length }]): RecordIndex {
  const tokens: TextToken[] = []
  const sentences: Span[] = []
  const pairs = new Map<string, number[]>()
  const words = new Map<string, number[]>()
  const numbers = new Set<string>()
  const note = (map: Map<string, number[]>, key: string, index: number) => {
    const places = map.get(key)
    if (!places) map.set(key, [index])
    else if (places.length < maximumPlaces) places.push(index)
  }
  for (const { start, end } of spans) {
    const first = tokens.length
    for (const token of tokenize(text, start, end)) tokens.push(token)
    for (const sentence of sentenceSpans(text, start, end)) sentences.push(sentence)
    for (let index = first; index < tokens.length; index++) {
      const token = tokens[index] as TextToken
      const next = tokens[index + 1]
      if (next) note(pairs, `${token.text}\u0000${next.text}`, index)
      if (token.kind !== 'han') note(words, token.text, index)
      if (token.kind === 'number') numbers.add(token.text)
    }
    for (const match of text.slice(start, end).matchAll(/[一二两三四五六七八九十]{1,3}(?=[天日周月年岁次个小分余多])/g)) {
      const value = chineseNumber(match[0])
      if (value !== undefined) numbers.add(String(value))
    }
  }
  const sentenceOf = (tokenIndex: number) => {
    const at = tokens[tokenIndex]?.start ?? 0
    let low = 0
    let high = sentences.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((sentences[middle] as Span).start <= at) low = middle
      else high = middle - 1
    }
    return low
  }
  return { text, tokens, pairs, words, numbers, sentenceOf, sentences }
}
