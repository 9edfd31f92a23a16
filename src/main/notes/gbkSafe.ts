import type { Replacement } from '../../shared/exporting.ts'

/** What stands for a character that has no equal: it is seen, and nobody takes it for text. */
const lost = '□'

/** Characters of clinical text that GBK lacks, and what a Chinese hospital writes instead. */
const equals: Readonly<Record<string, string>> = {
  µ: 'μ',
  '⁄': '/',
  '−': '-',
  '‑': '-',
  '\u00a0': ' ',
  '•': '·',
  '®': '(R)',
  '©': '(C)',
  '£': '￡',
  '¥': '￥',
  '〜': '～',
  '⩽': '≤',
  '⩾': '≥',
  '⇒': '→',
  '⇑': '↑',
  '⇓': '↓',
  '✓': '√',
  '✔': '√',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'AE',
}

/** Of the two-byte codes these are GB 18030's, and no part of the code page 936 that a GBK program of Windows has. */
const isBeyondWindows = (lead: number, trail: number, point: number): boolean =>
  (point >= 0xe000 && point <= 0xf8ff) ||
  (point >= 0xfe10 && point <= 0xfe19) ||
  (point >= 0x2ff0 && point <= 0x2ffb) ||
  [0x1e3f, 0x1f9, 0x303e].includes(point) ||
  (lead === 0xfe && trail >= 0x50)

let known: ReadonlySet<string> | undefined

/** Every character of code page 936 beyond ASCII, read off the decoder once. */
function gbkCharacters(): ReadonlySet<string> {
  if (known) return known
  const decoder = new TextDecoder('gbk')
  const found = new Set<string>()
  const bytes = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      bytes.set([lead, trail])
      const character = decoder.decode(bytes)
      const point = character.codePointAt(0) ?? 0
      if (point !== 0xfffd && character.length === 1 && !isBeyondWindows(lead, trail, point)) found.add(character)
    }
  }
  known = found
  return found
}

export function isInGbk(character: string): boolean {
  return character.charCodeAt(0) < 0x80 || gbkCharacters().has(character)
}

/** What is written for a character that GBK lacks; `lost` where nothing says the same. */
function equalOf(character: string): string {
  const plain = equals[character]
  if (plain !== undefined) return plain
  // a mark or an invisible sign on its own adds nothing that could be written otherwise
  if (/^[\p{M}\p{Cf}]$/u.test(character)) return ''
  for (const form of [character.normalize('NFKC'), character.normalize('NFKD').replace(/\p{M}/gu, '')]) {
    const written = [...form].map((part) => equals[part] ?? part).join('')
    if (written !== '' && [...written].every(isInGbk)) return written
  }
  return lost
}

/** After a figure a raised or broken number would run into it: 10⁹ is 10^9 and not 109, 1½ is 1 1/2 and not 11/2. */
function joint(character: string, before: string): string {
  if (!/[0-9]$/.test(before)) return ''
  if (/[⁰¹²³⁴-⁹⁺⁻]/u.test(character)) return '^'
  return /[¼-¾⅐-⅞]/u.test(character) ? ' ' : ''
}

const contextCharacters = 8

/** The text in characters that GBK has, and each kind of replacement with its first place. */
export function gbkSafe(text: string): { readonly text: string; readonly replacements: Replacement[] } {
  const replacements = new Map<string, Replacement>()
  let safe = ''
  let offset = 0
  for (const character of text) {
    const at = offset
    offset += character.length
    if (isInGbk(character)) {
      safe += character
      continue
    }
    const isRaisedOn = /[⁰¹²³⁴-⁹⁺⁻]$/u.test(text.slice(0, at))
    const equal = equalOf(character)
    const to = isRaisedOn ? equal : `${joint(character, safe)}${equal}`
    safe += to
    const before = replacements.get(`${character}${to}`)
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    const context = {
      before: [...text.slice(0, at)].slice(-contextCharacters).join(''),
      after: [...text.slice(offset)].slice(0, contextCharacters).join(''),
    }
    replacements.set(
      `${character}${to}`,
      before ? { ...before, count: before.count + 1 } : { from: character, code, to, isLost: equal === lost, count: 1, context },
    )
  }
  return { text: safe, replacements: [...replacements.values()] }
}
