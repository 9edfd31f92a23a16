import { hasOpenBracket, sentenceSpans } from '../../shared/text/sentences.ts'
import type { DecodeEnd, DecodeRequest } from './engine.ts'

type Limits = Pick<DecodeRequest, 'maximumStatements' | 'maximumStatementCharacters' | 'stopBefore'>

export type Written = { readonly type: 'text'; readonly text: string } | { readonly type: 'statement'; readonly text: string }

/** Marks that models put around text and that a plain section must not hold. */
const markup = /^[\s#>*\-•·]+|\*\*|__|`+/g

/**
 * Cuts the model's stream into statements: at a full stop, a line end, or (when one grows past its limit) at a clause. Never drops a character of
 * meaning: only Markdown marks, <think> blocks and repeated headings go. `end` is set once the section is over.
 */
export class StatementWriter {
  readonly #limits: Limits
  #raw = ''
  #shown = 0
  #statements: string[] = []
  #isThinking = false
  end: DecodeEnd | null = null

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Takes the next piece of the stream. */
  *push(piece: string): Generator<Written> {
    if (this.end !== null) return
    this.#raw += piece
    if (this.#skipThinking()) return
    const stop = this.#limits.stopBefore.map((heading) => this.#raw.indexOf(heading)).filter((place) => place >= 0)
    if (stop.length > 0) {
      this.#raw = this.#raw.slice(0, Math.min(...stop))
      yield* this.#cut(true)
      this.end ??= 'complete'
      return
    }
    yield* this.#cut(false)
    if (this.end === null) yield* this.#show()
  }

  /** The model has no more to say, or may not say more. */
  *finish(reason: DecodeEnd): Generator<Written> {
    if (this.end !== null) return
    yield* this.#cut(true)
    this.end ??= reason
  }

  /** What is written and belongs to no settled statement yet. */
  get pending(): string {
    return clean(this.#raw)
  }

  #skipThinking(): boolean {
    if (!this.#isThinking && /^\s*<think>/.test(this.#raw)) this.#isThinking = true
    if (!this.#isThinking) return /^\s*<(?:t(?:h(?:i(?:n(?:k)?)?)?)?)?$/.test(this.#raw)
    const close = this.#raw.indexOf('</think>')
    if (close < 0) return true
    this.#raw = this.#raw.slice(close + '</think>'.length)
    this.#isThinking = false
    return false
  }

  *#show(): Generator<Written> {
    const text = clean(this.#raw)
    // a heading that might be beginning is held back
    const hold = this.#limits.stopBefore.some((heading) => endsWithStartOf(text, heading)) ? 1 : 0
    if (hold === 0 && text.length > this.#shown) {
      yield { type: 'text', text: text.slice(this.#shown) }
      this.#shown = text.length
    }
  }

  *#cut(isLast: boolean): Generator<Written> {
    for (;;) {
      const at = this.#boundary(isLast)
      if (at === null) return
      const text = clean(this.#raw.slice(0, at))
      const shown = this.#shown
      this.#raw = this.#raw.slice(at)
      this.#shown = 0
      if (text === '' || /^[。；;，,.、：:]+$/.test(text)) {
        if (this.#raw === '') return
        continue
      }
      if (isRepeat(text, this.#statements)) {
        this.end = 'loop'
        return
      }
      if (text.length > shown) yield { type: 'text', text: text.slice(shown) }
      this.#statements.push(text)
      yield { type: 'statement', text }
      if (this.#statements.length >= this.#limits.maximumStatements) {
        this.end = 'statement-limit'
        return
      }
    }
  }

  /** Where the first complete statement of the raw text ends; null while none is complete. */
  #boundary(isLast: boolean): number | null {
    if (this.#raw.trim() === '') return isLast && this.#raw !== '' ? this.#raw.length : null
    const [first, second] = sentenceSpans(this.#raw)
    if (!first) return isLast ? this.#raw.length : null
    const limit = this.#limits.maximumStatementCharacters
    if (first.end - first.start > limit) return clauseEnd(this.#raw, first.start, limit)
    // a Latin full stop is final once something other than a closing mark follows; a Chinese one and a line end at once
    const written = this.#raw.slice(first.start, first.end)
    const isFinal = /[。！]$/.test(written) || (written.endsWith('？') && !hasOpenBracket(written, 0, written.length))
    if (second || isFinal || /[\n\r]/.test(this.#raw.slice(first.end))) return first.end
    return isLast ? this.#raw.length : null
  }
}

function clauseEnd(text: string, start: number, limit: number): number {
  const slice = text.slice(start, start + limit)
  const at = Math.max(...['，', '；', ';', '、', ', '].map((mark) => slice.lastIndexOf(mark)))
  return at > limit / 3 ? start + at + 1 : start + limit
}

function clean(text: string): string {
  return text
    .replace(markup, '')
    .replace(/[\r\n]+/g, ' ')
    .trim()
}

const squeeze = (text: string) => text.normalize('NFKC').replace(/[\s，。；、,.;:：]/g, '')

/** A sentence that was said before, or that only repeats itself. */
function isRepeat(text: string, earlier: readonly string[]): boolean {
  const own = squeeze(text)
  return earlier.some((other) => squeeze(other) === own) || /(.{6,})\1\1/.test(own)
}

function endsWithStartOf(text: string, heading: string): boolean {
  for (let length = Math.min(heading.length - 1, text.length); length > 0; length--)
    if (text.endsWith(heading.slice(0, length))) return true
  return false
}
