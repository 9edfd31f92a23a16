import type { Encoding } from './encoding.ts'

export type StrictText = {
  /** With its byte order mark, if there was one. */
  readonly text: string
  /** False when the bytes end in the middle of a character, which `text` is then without. */
  readonly isComplete: boolean
}

/** Undefined when the bytes are not of this encoding. Never holds a character that stands for something else. */
export function strictlyDecoded(bytes: Uint8Array, encoding: Encoding): StrictText | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  let text: string
  try {
    text = decoder.decode(bytes, { stream: true })
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
  try {
    return { text: text + decoder.decode(), isComplete: true }
  } catch (error) {
    if (error instanceof TypeError) return { text, isComplete: false }
    throw error
  }
}
