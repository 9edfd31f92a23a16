import { AppFailure } from '../../shared/errors.ts'
import { decodeText } from './decodeText.ts'
import type { Encoding } from './encoding.ts'

/** What a file says of its own encoding: in the declaration of XML, the head of HTML, the 18th field of an HL7 message. */
const declared = [/^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']/i, /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i]

const names: readonly (readonly [RegExp, Encoding])[] = [
  [/^(utf-?8|unicode utf-8)$/i, 'utf-8'],
  [/^(gb-?2312|gbk|gb ?18030(-\d+)?|x-gbk|cp936)$/i, 'gb18030'],
  [/^(big-?5(-hkscs)?|cp950)$/i, 'big5'],
  [/^(iso-?8859-1|windows-1252|8859\/1|us-ascii|ascii)$/i, 'windows-1252'],
]

/**
 * The text of a file that may say how it is encoded. Its own word counts where the bytes alone leave it open; where the bytes are UTF-8 they are,
 * whatever it says. `isGuessed`: read by what is likely. Throws what `decodeText` throws.
 */
export function decodeDeclared(bytes: Uint8Array, encoding: Encoding | undefined): { readonly text: string; readonly isGuessed: boolean } {
  if (encoding !== undefined) return { text: decodeText(bytes, encoding).text, isGuessed: false }
  const said = encodingSaid(bytes)
  try {
    const decoded = decodeText(bytes)
    // of all words on encodings the most often wrong: bytes that read as Chinese are no Latin
    const isSure = decoded.hadByteOrderMark || decoded.encoding === 'utf-8' || decoded.encoding === said
    return { text: decoded.text, isGuessed: !isSure }
  } catch (error) {
    const isOpen = error instanceof AppFailure && error.code === 'file-encoding-unknown'
    if (!isOpen || said === undefined) throw error
    const { text, hasIncompleteEnd } = decodeText(bytes, said)
    if (hasIncompleteEnd) throw error
    return { text, isGuessed: said === 'windows-1252' }
  }
}

function encodingSaid(bytes: Uint8Array): Encoding | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_000)).toString('latin1')
  const name = head.includes('MSH')
    ? head
        .slice(head.indexOf('MSH'))
        .split(/[\r\n]/, 1)[0]
        ?.split(head[head.indexOf('MSH') + 3] ?? '|')[17]
    : declared.map((pattern) => pattern.exec(head)?.[1]).find((found) => found !== undefined)
  return names.find(([pattern]) => pattern.test(name?.trim() ?? ''))?.[1]
}
