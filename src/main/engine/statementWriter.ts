import { hasOpenBracket, sentenceSpans } from '../../shared/text/sentences.ts'
import type { DecodeEnd, DecodeRequest } from './engine.ts'

type Limits = Pick<DecodeRequest, 'maximumStatements' | 'maximumStatementCharacters' | 'stopBefore'>

export type Written =
  /** New text of the statement under way. */
  | { readonly type: 'text'; readonly text: string }
  /** A clause of it is complete: the statement so far. */
  | { readonly type: 'clause'; readonly text: string }
  /** It is complete. Waits for `settle`, `rewindTo` or the end of the request. */
  | { readonly type: 'statement'; readonly text: string }

/** Marks that models put around text and that a plain section must not hold. */
const markup = /^[\s#>*\-•·]+|\*\*|__|`+/g
const clauseEnd = /[，；;]$|[,、]\s$/

/**
 * Cuts the model's stream into statements: at a full stop, a line end, or (when one grows past its limit) at a clause. Never drops a character of
 * meaning: only Markdown marks, <think> blocks and repeated headings go. After each `push`, take `next` until it is null. `end` is set once the
 * section is over.
 */
export class StatementWriter {
  readonly #limits: Limits
  /** The stream from the end of the last settled statement on. */
  #raw = ''
  /** Units of the stream before #raw. */
  #settledUnits = 0
  #shown = 0
  #lastClause = 0
  #statements: string[] = []
  #isThinking = false
  #isClosing = false
  #closing: DecodeEnd = 'complete'
  /** The statement that `next` gave out last, and how much of #raw it takes. */
  #open: { readonly text: string; readonly units: number } | undefined
  end: DecodeEnd | null = null

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Takes the next piece of the stream. */
  push(piece: string): void {
    if (this.end !== null || this.#isClosing) return
    this.#raw += piece
    if (this.#skipThinking()) return
    const stop = this.#limits.stopBefore.map((heading) => this.#raw.indexOf(heading)).filter((place) => place >= 0)
    if (stop.length === 0) return
    this.#raw = this.#raw.slice(0, Math.min(...stop))
    this.close('complete')
  }

  /** The model has no more to say, or may not say more. */
  close(reason: DecodeEnd): void {
    if (this.#isClosing) return
    this.#isClosing = true
    this.#closing = reason
  }

  /** What the stream so far gives; null when it must grow first. */
  next(): Written | null {
    if (this.end !== null) return null
    const at = this.#isThinking ? null : this.#boundary()
    if (at === null) {
      if (!this.#isClosing) return this.#show()
      this.end = this.#closing
      return null
    }
    const text = clean(this.#raw.slice(0, at))
    if (text === '' || /^[。；;，,.、：:]+$/.test(text)) {
      this.#drop(at)
      return this.next()
    }
    if (isRepeat(text, this.#statements)) {
      this.end = 'loop'
      return null
    }
    if (text.length > this.#shown) {
      const rest = text.slice(this.#shown)
      this.#shown = text.length
      return { type: 'text', text: rest }
    }
    this.#open = { text, units: at }
    return { type: 'statement', text }
  }

  /** The statement that `next` gave out stands. */
  settle(): void {
    if (!this.#open) return
    this.#statements.push(this.#open.text)
    this.#drop(this.#open.units)
    if (this.#statements.length >= this.#limits.maximumStatements) this.end = 'statement-limit'
  }

  /** Units of the whole stream where the character `from` of the statement under way stands. */
  streamPlaceOf(from: number): number {
    let units = 0
    while (units < this.#raw.length && clean(this.#raw.slice(0, units + 1)).length <= from) units++
    return this.#settledUnits + units
  }

  /** Forgets the stream from `place` on (units of the whole stream, not before the statement under way); its text counts as not shown. */
  rewindTo(place: number): void {
    this.#raw = this.#raw.slice(0, place - this.#settledUnits)
    this.#shown = 0
    this.#lastClause = Math.min(this.#lastClause, clean(this.#raw).length)
    this.#isClosing = false
    this.#open = undefined
  }

  /** What is written and belongs to no settled statement yet. */
  get pending(): string {
    return clean(this.#raw)
  }

  /** Units of the whole stream that settled statements take. */
  get settledUnits(): number {
    return this.#settledUnits
  }

  #drop(units: number): void {
    this.#raw = this.#raw.slice(units)
    this.#settledUnits += units
    this.#shown = 0
    this.#lastClause = 0
    this.#open = undefined
  }

  #skipThinking(): boolean {
    if (!this.#isThinking && /^\s*<think>/.test(this.#raw)) this.#isThinking = true
    if (!this.#isThinking) return /^\s*<(?:t(?:h(?:i(?:n(?:k)?)?)?)?)?$/.test(this.#raw)
    const close = this.#raw.indexOf('</think>')
    if (close < 0) return true
    this.#drop(close + '</think>'.length)
    this.#isThinking = false
    return false
  }

  #show(): Written | null {
    if (this.#isThinking || /^\s*<(?:t(?:h(?:i(?:n(?:k)?)?)?)?)?$/.test(this.#raw)) return null
    const text = clean(this.#raw)
    // a heading that might be beginning is held back
    if (this.#limits.stopBefore.some((heading) => endsWithStartOf(text, heading))) return null
    if (text.length > this.#shown) {
      const rest = text.slice(this.#shown)
      this.#shown = text.length
      return { type: 'text', text: rest }
    }
    if (text.length > this.#lastClause && clauseEnd.test(this.#raw)) {
      this.#lastClause = text.length
      return { type: 'clause', text }
    }
    return null
  }

  /** Where the first complete statement of the raw text ends; null while none is complete. */
  #boundary(): number | null {
    const isLast = this.#isClosing
    if (this.#raw.trim() === '') return isLast && this.#raw !== '' ? this.#raw.length : null
    const [first, second] = sentenceSpans(this.#raw)
    if (!first) return isLast ? this.#raw.length : null
    const limit = this.#limits.maximumStatementCharacters
    if (first.end - first.start > limit) return clauseBefore(this.#raw, first.start, limit)
    // a Latin full stop is final once something other than a closing mark follows; a Chinese one and a line end at once
    const written = this.#raw.slice(first.start, first.end)
    const isFinal = /[。！]$/.test(written) || (written.endsWith('？') && !hasOpenBracket(written, 0, written.length))
    if (second || isFinal || /[\n\r]/.test(this.#raw.slice(first.end))) return first.end
    if (isLast && this.#closing === 'token-limit') this.#leaveOutTail()
    return isLast ? this.#raw.length : null
  }

  /** The words behind the last clause that the tokens did not last for: “call if SBP>160 or standing <”. */
  #leaveOutTail(): void {
    const at = Math.max(...clauseMarks.map((mark) => this.#raw.lastIndexOf(mark)))
    if (at > 0) this.#raw = this.#raw.slice(0, at)
  }
}

const clauseMarks = ['，', '；', ';', '、', ', ']

function clauseBefore(text: string, start: number, limit: number): number {
  const slice = text.slice(start, start + limit)
  const at = Math.max(...clauseMarks.map((mark) => slice.lastIndexOf(mark)))
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
