import { decodeText, type DecodedText } from './decodeText.ts'
import type { Encoding } from './encoding.ts'
import { readFileBytes } from './readFileBytes.ts'

/** Reads a text file whole. Throws 'file-unreadable' and what `decodeText` throws. */
export async function openTextFile(file: string, encoding?: Encoding): Promise<DecodedText> {
  return decodeText(await readFileBytes(file), encoding)
}
