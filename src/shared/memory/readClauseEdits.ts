import type { Lexicon } from '../lexicon/lexicon.ts'
import { foldTerm } from '../text/fold.ts'
import { clauseMarks, type Change, type EditType } from './change.ts'
import { changeKey } from './changeKeys.ts'
import { differsInScope, refusalOf } from './changeRefusal.ts'
import { frequencyFormOf, isPlainFrequency } from './frequencyForms.ts'
import { matchPieces, type PieceMatch } from './matchPieces.ts'
import { squeezed, type Piece } from './pieces.ts'

export type ClauseEdit = { readonly type: EditType; readonly change: Change | null }

/** What was done inside one clause, given as pieces before and after. */
export function editsOfClause(left: readonly Piece[], right: readonly Piece[], lexicon: Lexicon): ClauseEdit[] {
  const matches = matchPieces(left, right)
  return [
    ...matches.flatMap((match) => otherWords(left[match.left], right[match.right], lexicon)),
    ...otherOrder(left, right, matches),
    ...exchanged(hunksOf(left, right, matches).flatMap(({ was, is }) => editsOfHunk(was, is, lexicon))),
    ...otherMarks(left, right, matches),
  ]
}

/** What is struck out here and put in there, in one clause, is one thing in place of another. */
function exchanged(edits: readonly ClauseEdit[]): ClauseEdit[] {
  const [struck, added] = [edits.find(({ type }) => type === 'deletion'), edits.find(({ type }) => type === 'omission')]
  if (!struck || !added) return [...edits]
  return [...exchanged(edits.filter((edit) => edit !== struck && edit !== added)), { type: 'fact', change: null }]
}

/** The same thing in other words, or written otherwise. */
function otherWords(was: Piece | undefined, is: Piece | undefined, lexicon: Lexicon): ClauseEdit[] {
  if (!was || !is || was.text === is.text) return []
  if (was.kind === 'frequency' && is.kind === 'frequency') {
    const form = frequencyFormOf(is.text, is.code)
    const isSameForm = form === null || form === frequencyFormOf(was.text, was.code) || !isPlainFrequency(was.text, was.code)
    return [{ type: 'terminology', change: isSameForm ? null : { kind: 'frequency', form } }]
  }
  if (was.kind === 'quantity') {
    const isSpacing = squeezed(was.text) === squeezed(is.text) && /\s/.test(was.text) !== /\s/.test(is.text)
    return [{ type: 'style', change: isSpacing ? { kind: 'spacing', isSpaced: /\s/.test(is.text) } : null }]
  }
  if (foldTerm(was.text) === foldTerm(is.text)) return [{ type: 'style', change: null }]
  const change = smallestTerm(was.text, is.text, lexicon)
  const refusal = refusalOf(change, lexicon)
  if (refusal === null) return [{ type: 'terminology', change }]
  return [{ type: refusal === 'name' ? 'terminology' : 'fact', change: null }]
}

/** 急性心梗 → 急性心肌梗死 is 心梗 → 心肌梗死: what both sides begin and end with is no part of the change, as long as the rest are names of one thing. */
function smallestTerm(from: string, to: string, lexicon: Lexicon): Change {
  let best: Change = { kind: 'term', from, to }
  let length = from.length
  const shortest = Math.min(from.length, to.length)
  for (let head = 0; head < shortest && from.startsWith(to.slice(0, head)); head++)
    for (let tail = 0; head + tail < shortest && from.endsWith(tail === 0 ? '' : to.slice(-tail)); tail++) {
      const change: Change = { kind: 'term', from: from.slice(head, from.length - tail), to: to.slice(head, to.length - tail) }
      if (change.from.length < 2 || change.from.length >= length || refusalOf(change, lexicon) !== null) continue
      best = change
      length = change.from.length
    }
  return best
}

/** The parts of a drug's order in another order; anything else that changed its place is style that no rule can state. */
function otherOrder(left: readonly Piece[], right: readonly Piece[], matches: readonly PieceMatch[]): ClauseEdit[] {
  const found = new Map<string, ClauseEdit>()
  const add = (edit: ClauseEdit) => found.set(edit.change ? changeKey(edit.change) : '', edit)
  for (const one of matches)
    for (const other of matches) {
      if (one.left >= other.left || one.right <= other.right) continue
      const [then, first] = [left[one.left]?.slot, left[other.left]?.slot]
      const isOneOrder = hasOneDrugBefore(left, one.left, other.left) && hasOneDrugBefore(right, other.right, one.right)
      if (first && then && first !== then && isOneOrder) add({ type: 'style', change: { kind: 'order', first, then } })
      else add({ type: 'style', change: null })
    }
  return [...found.values()]
}

/** Both stand behind a drug, with no other drug between them. */
function hasOneDrugBefore(pieces: readonly Piece[], from: number, to: number): boolean {
  return pieces.slice(0, from).some(({ isDrug }) => isDrug) && !pieces.slice(from, to).some(({ isDrug }) => isDrug)
}

type Hunk = { readonly was: readonly Piece[]; readonly is: readonly Piece[] }
const isContent = ({ kind }: Piece) => kind !== 'mark' && kind !== 'space'

/** What stands on one side only, between the same neighbours. */
function hunksOf(left: readonly Piece[], right: readonly Piece[], matches: readonly PieceMatch[]): Hunk[] {
  const [takenLeft, takenRight] = [new Set(matches.map((match) => match.left)), new Set(matches.map((match) => match.right))]
  const anchors = [...matches.filter(({ isInOrder }) => isInOrder), { left: left.length, right: right.length }]
  let [fromLeft, fromRight] = [0, 0]
  return anchors.flatMap((anchor): Hunk[] => {
    const was = left.slice(fromLeft, anchor.left).filter((piece, at) => isContent(piece) && !takenLeft.has(fromLeft + at))
    const is = right.slice(fromRight, anchor.right).filter((piece, at) => isContent(piece) && !takenRight.has(fromRight + at))
    fromLeft = anchor.left + 1
    fromRight = anchor.right + 1
    return was.length + is.length === 0 ? [] : [{ was, is }]
  })
}

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')
const isPlain = (pieces: readonly Piece[]) => pieces.every(({ kind }) => kind === 'plain')

function editsOfHunk(was: readonly Piece[], is: readonly Piece[], lexicon: Lexicon): ClauseEdit[] {
  // words that are dropped one beside the other are dropped one by one: so they are found again one by one
  if (is.length === 0 && was.length > 1 && isPlain(was)) return was.flatMap((piece) => editsOfHunk([piece], [], lexicon))
  const [from, to] = [textOf(was), textOf(is)]
  if (isPlain(was) && isPlain(is) && from !== '' && from.length <= 24 && to.length <= 24) {
    const change: Change = { kind: 'wording', from, to }
    const refusal = refusalOf(change, lexicon)
    if (refusal === null) return [{ type: 'style', change }]
    if (refusal !== 'meaning') return [{ type: 'style', change: null }]
  }
  return [{ type: typeOfHunk(was, is, lexicon), change: null }]
}

const certainties = new Set(['uncertain', 'certain', 'ruled-out'])

function typeOfHunk(was: readonly Piece[], is: readonly Piece[], lexicon: Lexicon): EditType {
  const [from, to] = [textOf(was), textOf(is)]
  const certaintyIn = (text: string) => lexicon.cues(text).flatMap(({ cue }) => (certainties.has(cue.kind) && !cue.isPseudo ? [cue.kind] : [])).sort().join() // prettier-ignore
  const isOfFacts = [...was, ...is].some(({ kind }) => kind === 'term' || kind === 'quantity' || kind === 'frequency' || kind === 'route')
  if (certaintyIn(from) !== certaintyIn(to) && !isOfFacts) return 'certainty'
  if (was.length === 0) return isPlain(is) && !differsInScope(from, to, lexicon) ? 'style' : 'omission'
  if (is.length === 0) return 'deletion'
  if (isOfFacts || differsInScope(from, to, lexicon)) return 'fact'
  return isPlain(was) && isPlain(is) ? 'style' : 'fact'
}

/** Another mark between two things that still stand side by side. */
function otherMarks(left: readonly Piece[], right: readonly Piece[], matches: readonly PieceMatch[]): ClauseEdit[] {
  return matches.flatMap((match, place): ClauseEdit[] => {
    const next = matches[place + 1]
    if (!next?.isInOrder || !match.isInOrder || next.right < match.right) return []
    const [was, is] = [between(left, match.left, next.left), between(right, match.right, next.right)]
    if (was === null || is === null || was === is) return []
    const [from, to] = [clauseMarks.find((mark) => mark === was), clauseMarks.find((mark) => mark === is)]
    return [{ type: 'style', change: from && to ? { kind: 'mark', from, to } : null }]
  })
}

/** The marks between two pieces, without spaces; null where something else stands there too. */
function between(pieces: readonly Piece[], from: number, to: number): string | null {
  const inner = pieces.slice(from + 1, to)
  return inner.some(isContent) ? null : inner.filter(({ kind }) => kind === 'mark').map(({ text }) => text).join('') // prettier-ignore
}
