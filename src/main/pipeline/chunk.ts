import type { Segment } from '../../shared/note.ts'
import { clauseSpans, sentenceSpans, type Span } from '../../shared/text/sentences.ts'

/** A stretch of the record that the model reads in one go; the parts cover the record without gap or overlap. */
export type Part = Span & { readonly tokens: number }

type CountTokens = (texts: readonly string[]) => Promise<number[]>

/**
 * Cuts a record into parts of at most `budgetTokens`: at segment bounds; a segment that is too long alone at its sentences; a sentence that is too
 * long alone (a table pasted as one line) at its clauses, at last anywhere. Nothing is left out. `budgetTokens` ≥ 16.
 */
export async function cutIntoParts(
  text: string,
  segments: readonly Segment[],
  budgetTokens: number,
  countTokens: CountTokens,
): Promise<Part[]> {
  const pieces = segments.length > 0 ? segments.map(({ start, end }) => ({ start, end })) : [{ start: 0, end: text.length }]
  return join(await fitting(text, pieces, budgetTokens, countTokens, [sentenceSpans, clauseSpans, halves]), budgetTokens)
}

type Splitter = (text: string, start: number, end: number) => Span[]

async function fitting(
  text: string,
  pieces: readonly Span[],
  budget: number,
  countTokens: CountTokens,
  splitters: readonly Splitter[],
): Promise<Part[]> {
  const counts = await countTokens(pieces.map(({ start, end }) => text.slice(start, end)))
  const parts: Part[] = []
  for (const [index, piece] of pieces.entries()) {
    const tokens = counts[index] ?? 0
    const [split, ...rest] = splitters
    if (tokens <= budget || !split || piece.end - piece.start <= 1) parts.push({ ...piece, tokens })
    else
      parts.push(
        ...(await fitting(
          text,
          gapless(split(text, piece.start, piece.end), piece),
          budget,
          countTokens,
          rest.length > 0 ? rest : [halves],
        )),
      )
  }
  return parts
}

const halves: Splitter = (text, start, end) => {
  let middle = (start + end) >> 1
  // never between the two halves of a surrogate pair
  if (/[\uDC00-\uDFFF]/.test(text[middle] ?? '')) middle++
  return [
    { start, end: middle },
    { start: middle, end },
  ]
}

/** Spans that leave white space out, widened so that they cover `whole`. */
function gapless(spans: readonly Span[], whole: Span): Span[] {
  if (spans.length === 0) return [whole]
  return spans.map((span, index) => ({
    start: index === 0 ? whole.start : span.start,
    end: index === spans.length - 1 ? whole.end : (spans[index + 1] as Span).start,
  }))
}

function join(parts: readonly Part[], budget: number): Part[] {
  const joined: { start: number; end: number; tokens: number }[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last && last.tokens + part.tokens <= budget) {
      last.end = part.end
      last.tokens += part.tokens
    } else joined.push({ ...part })
  }
  return joined
}
