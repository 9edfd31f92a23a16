import type { LlamaModel, Token } from 'node-llama-cpp'

/** A token of the vocabulary that holds a digit; `digits` is null where it holds anything else as well: such a token is never let through a lock. */
export type DigitToken = { readonly token: Token; readonly digits: string | null }

/**
 * All tokens with a digit in them, read off the vocabulary of the file: some ten milliseconds once per model, so nothing is kept on disk.
 * Digits stand for themselves in every vocabulary that is in use, byte-level or SentencePiece; only the mark of a leading space differs.
 */
export function digitTokensOf(model: LlamaModel): DigitToken[] {
  const metadata = model.fileInfo.metadata as { tokenizer?: { ggml?: { tokens?: readonly string[] } } }
  const vocabulary = metadata.tokenizer?.ggml?.tokens ?? []
  return vocabulary.flatMap((written, index): DigitToken[] => {
    if (!/\d/.test(written)) return []
    const digits = /^\d+$/.test(written) ? written : null
    return [{ token: index as Token, digits }]
  })
}

/**
 * Only numbers of the record can be written: at each step the digits that would leave all of them are never drawn. A number that stops short (12 of
 * 120) is not seen here but by the judge. Takes tokens of several digits as well.
 */
export class NumberLock {
  readonly #tokens: readonly DigitToken[]
  readonly #prefixes = new Set<string>()
  readonly #refused = new Map<string, readonly Token[]>()

  /** `numbers` as in the record, with a point where it has one. */
  constructor(tokens: readonly DigitToken[], numbers: readonly string[]) {
    this.#tokens = tokens
    for (const number of numbers) for (let length = 1; length <= number.length; length++) this.#prefixes.add(number.slice(0, length))
  }

  /** What may not follow `text`; the same list each time for the same digits begun. */
  refusedAfter(text: string): readonly Token[] {
    const begun = /\d+(?:\.\d*)?$/.exec(text.slice(-32))?.[0] ?? ''
    let refused = this.#refused.get(begun)
    if (!refused) {
      refused = this.#tokens.filter(({ digits }) => digits === null || !this.#prefixes.has(begun + digits)).map(({ token }) => token)
      this.#refused.set(begun, refused)
    }
    return refused
  }
}
