/**
 * What matching works on: one token a Chinese character, a Latin word or a number, folded (NFKC, lower case, × as x), with its place in the
 * original text. Punctuation and white space make no token; `afterBreak` says that some stood before this one.
 */
export type TextToken = {
  readonly text: string
  readonly kind: 'han' | 'word' | 'number' | 'sign'
  readonly start: number
  readonly end: number
  readonly afterBreak: boolean
}

const folded = new Map<string, string>([
  ['×', 'x'],
  ['µ', 'μ'],
  ['～', '~'],
  ['–', '-'],
  ['—', '-'],
])

function fold(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x80) return character.toLowerCase()
  if (code >= 0x4e00 && code <= 0x9fff) return character
  let value = folded.get(character)
  if (value === undefined) {
    value = character.normalize('NFKC').toLowerCase()
    if (folded.size < 10_000) folded.set(character, value)
  }
  return value
}

const isHan = (character: string) => /^\p{Script=Han}$/u.test(character)
const isDigit = (character: string) => character >= '0' && character <= '9'
/** A digit of a number as written on: half or full width. The exponent of 10² folds to a digit too, and must not make 102 of it. */
const isPlainDigit = (character: string | undefined) => character !== undefined && /^[0-9０-９]$/.test(character)
const isLetter = (character: string) => /^\p{L}$/u.test(character)
/** Signs that carry a fact by themselves and must not be lost in matching. */
const signs = new Set(['+', '±', '%', '>', '<', '≥', '≤', '↑', '↓', '?', '℃', '°'])

export function tokenize(text: string, start = 0, end = text.length): TextToken[] {
  const tokens: TextToken[] = []
  let afterBreak = true
  let index = start
  while (index < end) {
    const character = String.fromCodePoint(text.codePointAt(index) as number)
    const value = fold(character)
    const first = String.fromCodePoint(value.codePointAt(0) ?? 0)
    const from = index
    index += character.length
    if (isDigit(first)) {
      // ½ and ⑩ are numbers of their own
      let number = value
      while (isPlainDigit(character) && index < end) {
        const isPoint = index + 1 < end && fold(text[index] as string) === '.' && isPlainDigit(text[index + 1])
        if (!isPlainDigit(text[index]) && !isPoint) break
        number += fold(text[index] as string)
        index++
      }
      tokens.push({ text: number, kind: 'number', start: from, end: index, afterBreak })
      afterBreak = false
    } else if (isHan(first)) {
      tokens.push({ text: value, kind: 'han', start: from, end: index, afterBreak })
      afterBreak = false
    } else if (isLetter(first)) {
      let word = value
      while (index < end) {
        const next = fold(text[index] as string)
        if (!isLetter(next[0] ?? '') || isHan(next[0] ?? '')) break
        word += next
        index++
      }
      tokens.push({ text: word, kind: 'word', start: from, end: index, afterBreak })
      afterBreak = false
    } else if (signs.has(first)) {
      tokens.push({ text: first, kind: 'sign', start: from, end: index, afterBreak })
    } else {
      afterBreak = true
    }
  }
  return tokens
}
