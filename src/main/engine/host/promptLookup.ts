import type { Token } from 'node-llama-cpp'

/** So many tokens in a row have to stand in what is known before what follows them there is proposed. */
const matchLength = 3
/**
 * How many tokens are proposed at a time. With the one before them they make batches of 2, 4, 6, 8, 12 and 16: on a processor four rows are multiplied together, so that a batch of 5 costs
 * nearly as much as one of 8.
 */
const lengths = [1, 3, 5, 7, 11, 15]
const firstLength = 7
export const longestProposal = Math.max(...lengths)
/** After so many proposals in a row of which hardly a token was taken, the text is no copy for a while. */
const patience = 2
const pauseTokens = 12
/** Between texts of what is known: no token, so that nothing is found across it. */
const gap = -1 as Token

/**
 * What comes next where a summary copies its record: when the last tokens stand in the prompt, or in what the answer may well say, the tokens that follow them there are proposed, and the
 * model reads them in one batch instead of one by one. It draws every token as it would have anyway; a proposal only saves time, and where the text is no
 * copy there are none. A batch changes the last digits of the sums: where two tokens are equally likely to a few hundredths, the other may be drawn. Prompt lookup, Saxena 2023.
 */
export class PromptLookup {
  /** The prompt, and after a gap its last tokens once more with what may follow them. */
  readonly #known: readonly Token[]
  readonly #prompt: readonly Token[]
  /** Hash of `matchLength` tokens → the place after their last occurrence; what hashes alike is told apart when it is looked at. */
  readonly #places = new Map<number, number>()
  #next = -1
  #length = firstLength
  #failures = 0
  #pausedUntil = 0

  /** `likely`: what the answer may say, from its first token on; empty where nobody can tell. */
  constructor(prompt: readonly Token[], likely: readonly Token[] = []) {
    this.#prompt = prompt
    this.#known = likely.length === 0 ? prompt : [...prompt, gap, ...prompt.slice(-matchLength), ...likely]
    for (let end = matchLength; end < this.#known.length; end++) this.#places.set(keyOf(this.#known, end), end)
  }

  /** Tokens that may follow `written`, the answer so far; none where the last tokens stand nowhere in what is known. */
  propose(written: readonly Token[]): readonly Token[] {
    if (written.length < this.#pausedUntil) return []
    const tail = written.length >= matchLength ? written : [...this.#prompt.slice(-matchLength), ...written]
    const place = this.#isAt(this.#next, tail) ? this.#next : (this.#places.get(keyOf(tail, tail.length)) ?? -1)
    if (!this.#isAt(place, tail)) return []
    this.#next = place
    const follows = this.#known.slice(place, place + this.#length)
    const end = follows.indexOf(gap)
    const room = end < 0 ? follows.length : end
    return follows.slice(0, lengths.findLast((length) => length <= room) ?? 0)
  }

  /** How many of `proposed` tokens were drawn, with `written` after them: a copy is proposed further at a time, and no copy not at all for a while. */
  learn(proposed: number, taken: number, written: number): void {
    // one more than was proposed is drawn behind a batch that was taken whole
    this.#next = taken === proposed && this.#next >= 0 ? this.#next + taken + 1 : -1
    if (taken === proposed) this.#length = Math.min(longestProposal, 2 * this.#length)
    else this.#length = Math.max(1, Math.min(this.#length, taken + 1))
    this.#failures = 3 * taken < proposed ? this.#failures + 1 : 0
    if (this.#failures < patience) return
    this.#failures = 0
    this.#pausedUntil = written + pauseTokens
  }

  /** Whether `tail` ends with the tokens before `place`. */
  #isAt(place: number, tail: readonly Token[]): boolean {
    if (place < matchLength) return false
    for (let back = 1; back <= matchLength; back++) if (this.#known[place - back] !== tail[tail.length - back]) return false
    return true
  }
}

function keyOf(tokens: readonly Token[], end: number): number {
  let key = 0
  for (let at = end - matchLength; at < end; at++) key = Math.imul(key ^ (tokens[at] as number), 16_777_619)
  return key
}
