import type { LlamaModel, Token } from 'node-llama-cpp'

/** The tokens of one request and where each begins in the text that they make, so that text can be taken back token by token. */
export class TokenTrail {
  readonly #model: LlamaModel
  readonly #tokens: Token[] = []
  /** UTF-16 units of text before each token. */
  readonly #starts: number[] = []
  #text = ''
  /** Tokens whose characters are not complete yet. */
  #unread = 0

  constructor(model: LlamaModel) {
    this.#model = model
  }

  get length(): number {
    return this.#tokens.length
  }

  get text(): string {
    return this.#text
  }

  get tokens(): readonly Token[] {
    return this.#tokens
  }

  get last(): Token | undefined {
    return this.#tokens.at(-1)
  }

  at(index: number): Token | undefined {
    return this.#tokens[index]
  }

  /** The text that this token adds; '' while it is half of a character that two tokens share. */
  push(token: Token): string {
    this.#tokens.push(token)
    this.#starts.push(this.#text.length)
    this.#unread++
    const piece = this.#model.detokenize(this.#tokens.slice(-this.#unread), false)
    if (piece.endsWith('\uFFFD') && this.#unread <= 4) return ''
    this.#unread = 0
    this.#text += piece
    return piece
  }

  /** The first token whose text reaches past `place` (units); the tokens of one shared character count together. */
  indexAt(place: number): number {
    let index = this.#starts.findIndex((_, at) => (this.#starts[at + 1] ?? this.#text.length) > place)
    if (index < 0) index = this.#tokens.length - 1
    while (index > 0 && this.#starts[index - 1] === this.#starts[index]) index--
    return index
  }

  startOf(index: number): number {
    return this.#starts[index] ?? this.#text.length
  }

  /** Takes back the token `index` and all after it. */
  cutAt(index: number): void {
    this.#text = this.#text.slice(0, this.startOf(index))
    this.#tokens.length = index
    this.#starts.length = index
    this.#unread = 0
  }
}
