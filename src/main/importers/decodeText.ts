import { AppFailure } from '../../shared/errors.ts'
import { maximumFileBytes } from '../../shared/limits.ts'
import { binaryKindOf } from './binaryKind.ts'
import type { Encoding } from './encoding.ts'
import { commonShare, isPlausibleText } from './isPlausibleText.ts'
import { strictlyDecoded, type StrictText } from './strictlyDecoded.ts'

export type DecodedText = {
  readonly text: string
  readonly encoding: Encoding
  readonly hadByteOrderMark: boolean
  /** The file ends in the middle of a character, and the text with U+FFFD for it. Only ever so where the user named the encoding. */
  readonly hasIncompleteEnd: boolean
}

/** How the encodings are called in messages; the order in which they are offered when nothing speaks for one of them. */
const labels: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  big5: 'Big5',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'Windows-1252',
}
const allEncodings: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252']

const byteOrderMarks: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
]

/**
 * A text file's text, exactly: nothing is ever replaced without being asked for, since a wrong character in a record is a wrong record. By byte order
 * mark, then strict UTF-8, then UTF-16 and GB18030 where the result reads like Chinese or English. Throws 'file-too-large', 'file-binary' with what it
 * looks like, and 'file-encoding-unknown' with the candidates, most likely first; the user's choice comes back as `encoding`.
 */
export function decodeText(bytes: Uint8Array, encoding?: Encoding): DecodedText {
  requireSize(bytes.byteLength)
  const kind = binaryKindOf(bytes)
  if (kind !== undefined) throw new AppFailure('file-binary', { kind })
  const decoded = encoding === undefined ? detect(bytes) : asChosen(bytes, encoding)
  if (isBinary(decoded.text)) throw notText()
  return decoded
}

/** Throws 'file-too-large'. */
export function requireSize(sizeBytes: number): void {
  if (sizeBytes <= maximumFileBytes) return
  const megabyte = 1024 * 1024
  // rounded up, so that it never reads as if it were just within the limit
  const megabytes = Math.ceil((sizeBytes / megabyte) * 10) / 10
  throw new AppFailure('file-too-large', { megabytes, maximumMegabytes: maximumFileBytes / megabyte })
}

function detect(bytes: Uint8Array): DecodedText {
  const mark = byteOrderMarks.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte))
  if (mark) return wholeOrAsk(bytes, mark.encoding)

  const hasNul = bytes.includes(0)
  if (!hasNul) {
    const utf8 = strictlyDecoded(bytes, 'utf-8')
    if (utf8?.isComplete) return found(utf8, 'utf-8')
  }
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const utf16 = strictlyDecoded(bytes, encoding)
    // Latin letters and their like say nothing here: other encodings read as UTF-16 don't give any
    if (utf16?.isComplete && !isBinary(utf16.text) && isPlausibleText(utf16.text, '\u0250')) return found(utf16, encoding)
  }
  if (hasNul || isBinary(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), /[\x01-\x08\x0e-\x1f\x7f]/g))
    throw notText()

  const gb18030 = strictlyDecoded(bytes, 'gb18030')
  if (gb18030?.isComplete && isPlausibleText(gb18030.text)) return found(gb18030, 'gb18030')
  throw unknown(bytes)
}

function asChosen(bytes: Uint8Array, encoding: Encoding): DecodedText {
  const decoded = strictlyDecoded(bytes, encoding)
  if (!decoded) throw unknown(bytes)
  return found(decoded, encoding)
}

function wholeOrAsk(bytes: Uint8Array, encoding: Encoding): DecodedText {
  const decoded = strictlyDecoded(bytes, encoding)
  if (!decoded?.isComplete) throw unknown(bytes)
  return found(decoded, encoding)
}

function found({ text, isComplete }: StrictText, encoding: Encoding): DecodedText {
  const hadByteOrderMark = text.startsWith('\ufeff')
  const plain = hadByteOrderMark ? text.slice(1) : text
  return { text: isComplete ? plain : `${plain}\ufffd`, encoding, hadByteOrderMark, hasIncompleteEnd: !isComplete }
}

/** Names the encodings under which the bytes can be read at all, the likeliest first. */
function unknown(bytes: Uint8Array): AppFailure {
  const readable = allEncodings.flatMap((encoding) => {
    const decoded = strictlyDecoded(bytes, encoding)
    if (!decoded || isBinary(decoded.text)) return []
    return { label: labels[encoding], likelihood: encoding === 'windows-1252' ? likelihoodOfLatin(bytes) : commonShare(decoded.text) }
  })
  const candidates = readable.sort((a, b) => b.likelihood - a.likelihood).map(({ label }) => label)
  return new AppFailure('file-encoding-unknown', { candidates: (candidates.length > 0 ? candidates : Object.values(labels)).join(', ') })
}

/** Every byte is something in Windows-1252, so only plain English with a few signs in it speaks for it. */
function likelihoodOfLatin(bytes: Uint8Array): number {
  const ascii = bytes.reduce((count, byte) => count + (byte < 0x80 ? 1 : 0), 0)
  return ascii > bytes.length * 0.9 ? 0.5 : 0
}

/** Control characters that text has no use for. The frame of an HL7 message (VT, FS) and DOS's end of file are few enough to pass. */
function isBinary(text: string, controls = /[\x01-\x08\x0e-\x1f\x7f-\x9f]/g): boolean {
  if (text.includes('\0')) return true
  const count = text.match(controls)?.length ?? 0
  return count > 4 && count > text.length * 0.01
}

function notText(): AppFailure {
  return new AppFailure('file-binary', { kind: 'binary' })
}
