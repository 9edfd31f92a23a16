import type { Lexicon } from '../lexicon/lexicon.ts'
import { sentenceSpans } from '../text/sentences.ts'
import { piecesOf, type Piece } from './pieces.ts'

/** A clause of a section: its words, and the mark that ends it ('' where the text just ends). `statement` counts from 0. */
export type Clause = { readonly text: string; readonly mark: string; readonly statement: number; readonly pieces: readonly Piece[] }

const ends = /[。！？!?；;，,.]+["”’」』]*\s*$/

export function clausesOf(text: string, lexicon: Lexicon): Clause[] {
  return sentenceSpans(text).flatMap((sentence, statement) =>
    cutAtMarks(text.slice(sentence.start, sentence.end)).flatMap((part): Clause[] => {
      const mark = ends.exec(part)?.[0] ?? ''
      const words = part.slice(0, part.length - mark.length).trim()
      return words === '' ? [] : [{ text: words, mark: mark.trim(), statement, pieces: piecesOf(words, lexicon) }]
    }),
  )
}

/** At commas and semicolons, not at those inside brackets or between digits. */
export function cutAtMarks(sentence: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let index = 0; index < sentence.length; index++) {
    const sign = sentence[index] ?? ''
    if (/[（(【[]/.test(sign)) depth++
    else if (/[）)】\]]/.test(sign)) depth = Math.max(0, depth - 1)
    const isBreak = depth === 0 && (/[，；;]/.test(sign) || (sign === ',' && !/\d/.test(sentence[index + 1] ?? '')))
    if (!isBreak) continue
    parts.push(sentence.slice(from, index + 1))
    from = index + 1
  }
  parts.push(sentence.slice(from))
  return parts
}

/** Several clauses as one, with the marks between them: where the physician has joined what the model parted. */
export function joined(clauses: readonly Clause[], lexicon: Lexicon): Clause {
  const [first] = clauses
  const last = clauses.at(-1)
  if (!first || !last || clauses.length === 1) return first ?? { text: '', mark: '', statement: 0, pieces: [] }
  const text = clauses.map((clause, place) => clause.text + (place === clauses.length - 1 ? '' : clause.mark)).join('')
  return { text, mark: last.mark, statement: first.statement, pieces: piecesOf(text, lexicon) }
}
