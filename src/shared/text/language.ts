import type { Language } from '../messages/formatFailure.ts'

/** The language a record is written in, by its letters: a Chinese record holds many Latin abbreviations, an English one hardly an ideograph. */
export function languageOf(text: string): Language {
  const sample = text.length > 20_000 ? text.slice(0, 20_000) : text
  let ideographs = 0
  let words = 0
  for (const _ of sample.matchAll(/\p{Script=Han}/gu)) ideographs++
  for (const _ of sample.matchAll(/[A-Za-z]{2,}/g)) words++
  return words > 2 * ideographs && words > 3 ? 'en' : 'zh'
}
