/** Signs that stand for one another in records. */
const alike = new Map<string, string>([
  ['×', 'x'],
  ['µ', 'μ'],
  ['～', '~'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['‐', '-'],
  ['＇', "'"],
  ['’', "'"],
  ['‘', "'"],
  ['“', '"'],
  ['”', '"'],
  ['∧', '^'],
  ['＊', '*'],
  ['　', ' '],
  ['\u00a0', ' '],
  ['。', '。'],
  ['癍', '斑'],
])

const widths = new Map<number, string>()

function narrow(unit: number): string {
  let value = widths.get(unit)
  if (value !== undefined) return value
  const character = String.fromCharCode(unit)
  // ⑥2周: the number of an item is no digit of its value
  if (unit >= 0x2460 && unit <= 0x24ff) return character
  const normal = unit >= 0xd800 && unit <= 0xdfff ? character : character.normalize('NFKC')
  value = alike.get(character) ?? (normal.length === 1 ? (alike.get(normal) ?? normal) : character)
  if (widths.size < 20_000) widths.set(unit, value)
  return value
}

/** The text with full-width forms and look-alike signs narrowed, case kept, unit for unit: an offset here is an offset there. */
export function foldWidth(text: string): string {
  let from = 0
  let folded = ''
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80 || (unit >= 0x4e00 && unit <= 0x9fff)) continue
    const value = narrow(unit)
    if (value.charCodeAt(0) === unit) continue
    folded += text.slice(from, index) + value
    from = index + 1
  }
  return from === 0 ? text : folded + text.slice(from)
}

/** Lower case, unit for unit. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text[index] as string
    const small = unit.toLowerCase()
    return small.length === 1 ? small : unit
  }).join('')
}

/** Whether a term is ideographs and small letters alone, as most are: folding it would only cost time. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (!(unit >= 0x4e00 && unit <= 0x9fff) && !(unit >= 0x61 && unit <= 0x7a) && unit !== 0x20) return false
  }
  return true
}

/** Width and case folded, unit for unit. */
export const foldTerm = (text: string) => (isPlain(text) ? text : foldCase(foldWidth(text)))
export const lowerCase = (text: string) => (isPlain(text) ? text : text.toLowerCase())
