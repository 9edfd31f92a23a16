import { commonCharacters } from './commonCharacters.ts'

/**
 * Measured on pieces of Chinese records, right and read with the wrong encoding: from 8 foreign characters on, half of them common parts the two
 * without an error; in shorter pieces chance has more to say, and the user is rather asked once too often.
 */
const leastShare = 0.5
const leastShareOfFew = 0.75
const few = 8

/**
 * Whether this reads like Chinese or English rather than bytes decoded with the wrong encoding. A strict decoder alone can't tell: GB18030 takes most
 * of what is Big5, Windows-1252 or damaged UTF-8, and gives rare characters for it. Only characters from `firstForeign` on are judged.
 */
export function isPlausibleText(text: string, firstForeign = '\u0080'): boolean {
  const { foreign, common } = countForeign(text, firstForeign)
  return foreign === 0 || common / foreign >= (foreign < few ? leastShareOfFew : leastShare)
}

/** From 0 to 1: how much of what is foreign to English is common in Chinese. Puts readings of the same bytes in an order. */
export function commonShare(text: string): number {
  const { foreign, common } = countForeign(text, '\u0080')
  return foreign === 0 ? 1 : common / foreign
}

function countForeign(text: string, firstForeign: string): { readonly foreign: number; readonly common: number } {
  let foreign = 0
  let common = 0
  for (const character of text) {
    if (character < firstForeign) continue
    foreign += 1
    if (commonCharacters.has(character)) common += 1
  }
  return { foreign, common }
}
