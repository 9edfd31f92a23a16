import type { Span } from '../../text/sentences.ts'

type EncodedSpan = Span & { readonly kind: 'hidden' }

/** A run in Base64 (both alphabets) or in hexadecimal digits; a number of a sample is shorter, or says nothing. */
const run = /(?<![\w+/=-])(?:(?:[0-9a-fA-F]{2}){12,2000}|[\w+/-]{14,4000}={0,2})(?![\w+/=-])/g
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Runs of signs that are text once they are decoded: nothing of a record is written so. */
export function encodedSpans(text: string): EncodedSpan[] {
  const spans: EncodedSpan[] = []
  for (const match of text.matchAll(run)) {
    const [signs] = match
    // a word of one case is no code, and most runs are words
    if (!/[a-z]/.test(signs) || (!/[A-Z]/.test(signs) && !/\d/.test(signs))) continue
    if ([bytesOfHex(signs), bytesOfBase64(signs)].some((bytes) => bytes !== null && isProse(textOf(bytes))))
      spans.push({ start: match.index, end: match.index + signs.length, kind: 'hidden' })
  }
  return spans
}

function bytesOfHex(signs: string): number[] | null {
  if (!/^(?:[0-9a-f]{2})+$/i.test(signs)) return null
  return (signs.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}

function bytesOfBase64(signs: string): number[] | null {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const sign of signs.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/')) {
    const value = alphabet.indexOf(sign)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
  }
  return bytes
}

/** As UTF-8; empty where it is none. */
function textOf(bytes: readonly number[]): string {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch (error) {
    if (error instanceof URIError) return ''
    throw error
  }
}

/** Some ideographs, or two words with a blank between; no control signs. */
const isProse = (text: string) =>
  !/[^\P{C}\n\t]/u.test(text) &&
  (/[\u4e00-\u9fff].{0,2}[\u4e00-\u9fff].{0,2}[\u4e00-\u9fff]/u.test(text) || /[a-z]{2,} [a-z]{2,}/i.test(text))
