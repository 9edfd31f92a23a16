import { clauseSpans, sentenceSpans, type Span } from '../../shared/text/sentences.ts'

/** What the model reads in one go: stretches of the record in order, next to each other or with a gap. */
export type Part = { readonly spans: readonly Span[]; readonly tokens: number }

type CountTokens = (texts: readonly string[]) => Promise<number[]>

const gap = '\n……\n'

/** The text of a part as the model reads it; a gap shows as a line of its own. */
export function textOfPart(text: string, part: Part): string {
  return part.spans.map(({ start, end }) => text.slice(start, end).trim()).join(gap)
}

type Piece = Span & { readonly tokens: number }

/**
 * Cuts what is to be read (the whole record as its segments, or some of them) into parts of at most `budgetTokens`: at segment bounds; a segment that is too long alone at its sentences; a sentence that is too
 * long alone (a table pasted as one line) at its clauses, at last anywhere. Nothing is left out. `budgetTokens` ≥ 16.
 */
export async function cutIntoParts(
  text: string,
  segments: readonly Span[],
  budgetTokens: number,
  countTokens: CountTokens,
): Promise<Part[]> {
  const pieces = segments.length > 0 ? segments.map(({ start, end }) => ({ start, end })) : [{ start: 0, end: text.length }]
  const fitted = await fitting(text, pieces, budgetTokens, countTokens, [sentenceSpans, clauseSpans, halves])
  const [gapTokens = 0] = await countTokens([gap])
  return join(fitted, budgetTokens, gapTokens)
}

type Splitter = (text: string, start: number, end: number) => Span[]

async function fitting(
  text: string,
  pieces: readonly Span[],
  budget: number,
  countTokens: CountTokens,
  splitters: readonly Splitter[],
): Promise<Piece[]> {
  const counts = await countTokens(pieces.map(({ start, end }) => text.slice(start, end)))
  const parts: Piece[] = []
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

function join(pieces: readonly Piece[], budget: number, gapTokens: number): Part[] {
  const parts: { spans: { start: number; end: number }[]; tokens: number }[] = []
  for (const { start, end, tokens } of pieces) {
    const part = parts.at(-1)
    const last = part?.spans.at(-1)
    const added = last?.end === start ? tokens : tokens + gapTokens
    if (!part || !last || part.tokens + added > budget) parts.push({ spans: [{ start, end }], tokens })
    else {
      if (last.end === start) last.end = end
      else part.spans.push({ start, end })
      part.tokens += added
    }
  }
  return parts
}
