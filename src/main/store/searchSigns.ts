import { foldTerm } from '../../shared/text/fold.ts'

/** Stands between the signs of a text in the index, so that two in a row, and one alone, are three as well. No record holds it. */
const between = '\u0001'

/** Of a longer text only its beginning is in the index: a chart of years would hold the window up for seconds. UTF-16 units. */
export const indexedCharacters = 200_000

/** As a text goes into the index, whose tokens are three signs in a row: the text as it is, and once more with a mark between its signs. */
export function signsOf(text: string): string {
  const folded = foldTerm(text.slice(0, indexedCharacters)).replaceAll(between, ' ')
  return `${folded}\n${[...folded].join(between)}${between}`
}

/** The words of a query, folded as the text of the index is; at most eight. */
export function wordsOf(query: string): readonly string[] {
  const words = foldTerm(query).replaceAll(between, ' ').split(/\s+/).filter(Boolean)
  return [...new Set(words)].slice(0, 8)
}

/**
 * What the index is asked: texts that hold all tokens of all words. It knows no places, so a text that it names may still lack a word; one that
 * has them all is always named.
 */
export function matchOf(words: readonly string[]): string {
  const tokens = new Set(words.flatMap(tokensOf))
  return [...tokens].map((token) => `"${token.replaceAll('"', '""')}"`).join(' AND ')
}

function tokensOf(word: string): readonly string[] {
  const signs = [...word]
  const [one, two] = signs
  if (one === undefined) return []
  if (two === undefined) return [`${between}${one}${between}`]
  if (signs.length === 2) return [`${one}${between}${two}`]
  return signs.slice(2).map((sign, index) => `${signs[index] ?? ''}${signs[index + 1] ?? ''}${sign}`)
}
