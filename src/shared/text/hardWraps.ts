/** Line ends that a paste put into running text, as offsets: lines of one width, broken within a sentence. None where the lines have no common width. */
export function hardWraps(text: string): ReadonlySet<number> {
  const lines = text.split('\n')
  const none: ReadonlySet<number> = new Set()
  if (lines.length < 6) return none
  const widths = lines.map(widthOf)
  const width = commonWidth(widths)
  if (width === undefined) return none
  const found = new Set<number>()
  let at = 0
  lines.forEach((line, index) => {
    at += line.length
    const next = lines[index + 1] ?? ''
    const isFull = Math.abs((widths[index] ?? 0) - width) <= 4 && /[\p{L}\p{N}，、,（(]$|\d\.$/u.test(line) && goesOn(next)
    if (isFull || (/\p{Script=Han}$/u.test(line) && opensWithValue.test(next))) found.add(at)
    at += 1
  })
  return found
}

/**
 * Whether the line end at `at` ends an item of a list that has no marks: the line before is far from full, and no value goes to the next one whole.
 * `wraps` are those of the text.
 */
export function endsItem(text: string, at: number, wraps: ReadonlySet<number>): boolean {
  if (wraps.has(at)) return false
  const from = text.lastIndexOf('\n', at - 1) + 1
  const next = text.slice(at + 1, at + 41)
  if (/[，、,：:（(]\s*$/.test(text.slice(from, at)) || opensWithValue.test(next)) return false
  const widest = Math.max(
    ...text
      .slice(Math.max(0, from - 2_000), at + 2_000)
      .split('\n')
      .map(widthOf),
  )
  return widthOf(text.slice(from, at)) < 0.75 * widest
}

/** No heading, no list number and no table cell: the line before goes on. */
const goesOn = (line: string) => /^[\p{L}\p{N}，。、；）)％%^]/u.test(line) && !/^[^。，；]{1,8}[：:]|^\d{1,2}[.、）)]|\t/.test(line)

/** 体温最高⏎39.8℃: a value goes to the next line whole, and may leave a short one behind. */
const opensWithValue = /^\d+(?:\.\d+)?\s?(?:℃|°C|[%％]|mmHg|[mcμk]?[gmL]\b|m[lL]\b|次[/／]|U\/)/

/** The width that at least four in ten lines have, give or take a few letters. */
function commonWidth(widths: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const width of widths) if (width >= 24) counts.set(width, (counts.get(width) ?? 0) + 1)
  const near = (width: number) => [-4, -3, -2, -1, 0, 1, 2, 3, 4].reduce((sum, step) => sum + (counts.get(width + step) ?? 0), 0)
  const best = [...counts.keys()].sort((a, b) => near(b) - near(a))[0]
  return best !== undefined && near(best) >= Math.max(4, 0.4 * widths.length) ? best : undefined
}

/** An ideograph takes the room of two letters. */
function widthOf(line: string): number {
  let width = 0
  for (const character of line) width += (character.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1
  return width
}
