import type { Statement } from '../../shared/note.ts'
import { locateStatements } from './locateStatements.ts'

/** The stretch [start, end) of a section's text and what stands there once two statements have changed places; `caret` is the moved one's start. */
export type Swap = { readonly start: number; readonly end: number; readonly text: string; readonly caret: number }

/**
 * The statement changes places with the one before or after it, as they stand in the text on the screen; what stands between them stays, and so
 * does the full stop where only one of them has it. `null` where there is no such neighbour, or an edit has changed one of the two.
 */
export function swappedStatements(text: string, statements: readonly Statement[], index: number, step: 1 | -1): Swap | null {
  const ranges = locateStatements(text, statements)
  const [first, second] = [ranges[Math.min(index, index + step)], ranges[Math.max(index, index + step)]]
  if (!first || !second) return null
  const between = text.slice(first.end, second.start)
  // typed words between the two belong to one of them, and nobody knows to which until it is saved
  if (between.trim() !== '') return null
  const [one, other] = withFullStops(text.slice(first.start, first.end), text.slice(second.start, second.end))
  const caret = step === -1 ? first.start : first.start + other.length + between.length
  return { start: first.start, end: second.end, text: `${other}${between}${one}`, caret }
}

/** The last statement of a section may lack its full stop: the one that stands there afterwards lacks it instead, or two sentences would run together. */
function withFullStops(one: string, other: string): readonly [string, string] {
  const stop = /[。.！!？?；;]\s*$/.exec(one)?.[0] ?? ''
  const hasStop = /[。.！!？?；;]\s*$/.test(other)
  return stop === '' || hasStop ? [one, other] : [one.slice(0, one.length - stop.length), `${other}${stop}`]
}
