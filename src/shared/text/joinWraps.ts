/** A text without the line ends that a paste put into its words; `placeOf` leads from a place in it back to the place in the text. */
export type JoinedText = { readonly text: string; readonly placeOf: (place: number) => number }

/** Joins hard-wrapped lines (hardWraps), so that 予头⏎孢曲松 and 42.⏎6% are read whole; between two Latin words the line end becomes a space. */
export function joinWraps(text: string, wraps: ReadonlySet<number>): JoinedText {
  if (wraps.size === 0) return { text, placeOf: (place) => place }
  const parts: string[] = []
  const starts: { readonly at: number; readonly place: number }[] = []
  let from = 0
  let length = 0
  const push = (part: string, place: number) => {
    starts.push({ at: length, place })
    parts.push(part)
    length += part.length
  }
  for (const wrap of [...wraps].sort((a, b) => a - b)) {
    const end = text[wrap - 1] === '\r' ? wrap - 1 : wrap
    push(text.slice(from, end), from)
    if (/[a-z]/i.test(text[end - 1] ?? '') && /[a-z]/i.test(text[wrap + 1] ?? '')) push(' ', wrap)
    from = wrap + 1
  }
  push(text.slice(from), from)
  const placeOf = (place: number) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle]?.at ?? 0) <= place) low = middle
      else high = middle - 1
    }
    const start = starts[low]
    return start ? start.place + place - start.at : place
  }
  return { text: parts.join(''), placeOf }
}
