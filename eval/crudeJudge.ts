/**
 * A judge of support that shares no code with the guard: what share of a clause's character pairs (Chinese) or words (English) the record holds, its
 * numbers and its sides. It knows nothing of meaning, so it passes a swapped word and refuses a good paraphrase; but it favours nobody.
 */
export type ClauseVerdict = { readonly clause: string; readonly isSupported: boolean; readonly fault: 'words' | 'number' | 'side' | null }

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
const han = /\p{Script=Han}/u

export function unitsOf(text: string): string[] {
  const folded = plain(text)
  if (!han.test(folded)) return folded.match(/[a-z]+|\d+(?:\.\d+)?/g) ?? []
  const letters = folded.replace(/[^\p{L}\p{N}]/gu, '')
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, index) => letters.slice(index, index + 2))
}

/** Share of the units of `part` that `whole` holds, 0 to 1; 1 for a part without any. */
export function shareHeld(part: string, whole: string): number {
  const own = unitsOf(part)
  if (own.length === 0) return 1
  const held = new Set(unitsOf(whole))
  return own.filter((unit) => held.has(unit)).length / own.length
}

export function clausesOf(text: string): string[] {
  return text
    .split(/[，。；！？;\n]|[,.](?=\s|$)/)
    .map((clause) => clause.trim())
    .filter((clause) => unitsOf(clause).length > 0)
}

export function judgeClauses(record: string, text: string): ClauseVerdict[] {
  const numbers = new Set(plain(record).match(/\d+(?:\.\d+)?/g))
  const letters = plain(record).replace(/[^\p{L}\p{N}]/gu, '')
  return clausesOf(text).map((clause) => {
    const folded = plain(clause)
    const words = shareHeld(clause, record) >= 0.7
    const isNumberHeld = (folded.match(/\d+(?:\.\d+)?/g) ?? []).every((number) => numbers.has(number))
    const isSideHeld = [...folded.matchAll(/[左右双]./gu)].every(([side]) => letters.includes(side))
    const fault = !isNumberHeld ? 'number' : !isSideHeld ? 'side' : !words ? 'words' : null
    return { clause, isSupported: fault === null, fault }
  })
}
