/** [start, end) of a text, and what it is marked as. */
export type TextMark<Name extends string> = { readonly start: number; readonly end: number; readonly name: Name }
export type TextPiece<Name extends string> = { readonly start: number; readonly text: string; readonly names: readonly Name[] }

/** The text in pieces, each with every mark that lies on it; marks may overlap in any way. */
export function markedPieces<Name extends string>(text: string, marks: readonly TextMark<Name>[]): readonly TextPiece<Name>[] {
  const cuts = [0, text.length, ...marks.flatMap(({ start, end }) => [start, end])].filter((cut) => cut >= 0 && cut <= text.length)
  const places = [...new Set(cuts)].sort((a, b) => a - b)
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? text.length
    const here = marks.filter((mark) => mark.start <= start && end <= mark.end)
    return { start, text: text.slice(start, end), names: [...new Set(here.map(({ name }) => name))] }
  })
}
