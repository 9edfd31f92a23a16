import type { Snippet } from '../../shared/search.ts'
import { foldTerm } from '../../shared/text/fold.ts'

/** UTF-16 units. Little stands before the words that were found, since the queue is narrow. */
const before = 8
const length = 72

/** Whether a text holds all of these words, which are folded already. */
export function holdsAll(text: string, words: readonly string[]): boolean {
  const folded = foldTerm(text)
  return words.every((word) => folded.includes(word))
}

/**
 * The place of the text where the longest of the words stands first, on one line, with every word marked in it; `null` where it is not.
 * Offsets are of the snippet, in UTF-16 units.
 */
export function snippetOf(text: string, words: readonly string[]): Snippet | null {
  const folded = foldTerm(text)
  const longest = [...words].sort((one, other) => other.length - one.length).find((word) => folded.includes(word))
  if (longest === undefined) return null
  const at = folded.indexOf(longest)
  const start = boundary(text, Math.max(0, at - before))
  const end = boundary(text, Math.min(text.length, Math.max(start + length, at + longest.length)))
  const [head, tail] = [start > 0 ? '…' : '', end < text.length ? '…' : '']
  const marks = words.flatMap((word) => placesOf(folded.slice(start, end), word, head.length))
  return { text: `${head}${text.slice(start, end).replace(/\s/g, ' ')}${tail}`, marks: merged(marks) }
}

function placesOf(text: string, word: string, shift: number): Snippet['marks'] {
  const marks: Snippet['marks'] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    marks.push({ start: at + shift, end: at + word.length + shift })
  return marks
}

/** Marks that touch or overlap as one. */
function merged(marks: Snippet['marks']): Snippet['marks'] {
  const result: Snippet['marks'] = []
  for (const mark of marks.sort((one, other) => one.start - other.start)) {
    const last = result.at(-1)
    if (last && mark.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) }
    else result.push(mark)
  }
  return result
}

/** Never inside a surrogate pair. */
function boundary(text: string, offset: number): number {
  const isLow = (text.charCodeAt(offset) & 0xfc00) === 0xdc00
  return isLow && offset > 0 ? offset - 1 : offset
}
