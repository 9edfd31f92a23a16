import type { Lexicon } from '../lexicon/lexicon.ts'
import { sentenceSpans } from '../text/sentences.ts'
import type { Change, ChangeOf } from './change.ts'
import { changeKey } from './changeKeys.ts'
import { leavableKindOf } from './clauseKinds.ts'
import { cutAtMarks } from './clauses.ts'
import { frequencyIn, isPlainFrequency } from './frequencyForms.ts'
import { orderSlots, runsInto } from './orderSlots.ts'
import { isSameThing, piecesOf, squeezed, type Piece } from './pieces.ts'

/** A change under the name of its rule. */
export type NamedChange = { readonly id: string; readonly change: Change }
/** `used`: the rules that changed something, with how many places each. An empty text: all of it is left out. */
export type Rewritten = { readonly text: string; readonly used: ReadonlyMap<string, number> }

/**
 * Makes the changes in a statement, all at once: none sees what another wrote, so their order says nothing. A text that a second turn would change
 * again, or whose values would not be the same, is left as it stands. Idempotent. Sequences change nothing here: they are asked of the model.
 */
export function rewrite(text: string, changes: readonly NamedChange[], lexicon: Lexicon): Rewritten {
  const first = rewriteOnce(text, changes, lexicon)
  if (first.used.size === 0 || first.text === '') return first
  const isStable = rewriteOnce(first.text, changes, lexicon).text === first.text
  return isStable && hasSameValues(text, first.text, lexicon) ? first : { text, used: new Map() }
}

/** How many places of a text one change would change; 0 where it would change none. */
export function sitesOf(text: string, change: Change, lexicon: Lexicon): number {
  return rewriteOnce(text, [{ id: '', change }], lexicon).used.get('') ?? 0
}

function rewriteOnce(text: string, changes: readonly NamedChange[], lexicon: Lexicon): Rewritten {
  const used = new Map<string, number>()
  const use = (id: string) => used.set(id, (used.get(id) ?? 0) + 1)
  const ordered = [...changes].sort((a, b) => (changeKey(a.change) < changeKey(b.change) ? -1 : 1))
  const kept = leaveOut(text, only(ordered, 'leave-out'), lexicon, use)
  if (kept === '') return { text: '', used }
  const worded = replacePieces(kept, ordered, lexicon, use)
  const inOrder = orderSlots(worded, only(ordered, 'order'), lexicon, use)
  return { text: inOrder, used }
}

type Named<K extends Change['kind']> = { readonly id: string; readonly change: ChangeOf<K> }
function only<K extends Change['kind']>(changes: readonly NamedChange[], kind: K): Named<K>[] {
  return changes.filter((named): named is Named<K> => named.change.kind === kind)
}

/** Without the clauses that the physician has no use for; what ended the last of them ends what is left. */
function leaveOut(text: string, changes: readonly Named<'leave-out'>[], lexicon: Lexicon, use: (id: string) => void): string {
  if (changes.length === 0) return text
  const sentences = sentenceSpans(text)
  const left = sentences.map(({ start, end }) => {
    const parts = cutAtMarks(text.slice(start, end))
    const kept = parts.filter((part) => {
      const what = leavableKindOf(part, lexicon)
      const rule = changes.find(({ change }) => change.what === what)
      if (rule) use(rule.id)
      return rule === undefined
    })
    if (kept.length === parts.length) return text.slice(start, end)
    const ending = /[。！？!?.]+["”’」』]*$/.exec(parts.at(-1) ?? '')?.[0] ?? ''
    return kept.length === 0 ? '' : kept.join('').replace(/[，；;,。！？!?.\s]+$/, '') + ending
  })
  const gap = /[.!?]$/.test(text.trim()) ? ' ' : ''
  return sentences.every(({ start, end }, place) => left[place] === text.slice(start, end)) ? text : left.filter((part) => part !== '').join(gap) // prettier-ignore
}

type Sequence = { readonly id: string; readonly words: readonly string[]; readonly to: string }

/** Names, wording, frequencies, spaces and marks, piece by piece; the longest wording first. */
function replacePieces(text: string, changes: readonly NamedChange[], lexicon: Lexicon, use: (id: string) => void): string {
  const terms = only(changes, 'term')
  const wordings = only(changes, 'wording')
    .map(({ id, change }): Sequence => ({ id, words: piecesOf(change.from, lexicon).map((piece) => piece.text), to: change.to }))
    .sort((a, b) => b.words.length - a.words.length)
  const marks = new Map(only(changes, 'mark').map((named) => [named.change.from as string, named]))
  const [frequency] = only(changes, 'frequency')
  const [spacing] = only(changes, 'spacing')
  const pieces = piecesOf(text, lexicon)
  let depth = 0
  let written = ''
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] as Piece
    const wording = wordings.find(({ words }) => words.every((word, place) => isWord(pieces[at + place], word)))
    if (wording) {
      use(wording.id)
      written += wording.to
      at += wording.words.length - 1
      continue
    }
    if (piece.kind === 'mark') depth = Math.max(0, depth + (/[（(【[]/.test(piece.text) ? 1 : /[）)】\]]/.test(piece.text) ? -1 : 0))
    const mark = piece.kind === 'mark' && depth === 0 && !isInNumber(pieces, at) ? marks.get(piece.text) : undefined
    const changed =
      piece.kind === 'term' || piece.kind === 'route'
        ? termFor(piece, terms, text, lexicon)
        : piece.kind === 'frequency' && frequency && isPlainFrequency(piece.text, piece.code) && !isOfAnAct(pieces[at + 1])
          ? { id: frequency.id, text: frequencyIn(piece.code, frequency.change.form) ?? piece.text }
          : piece.kind === 'quantity' && spacing
            ? { id: spacing.id, text: spaced(piece.text, spacing.change.isSpaced) }
            : mark && at < pieces.length - 1
              ? { id: mark.id, text: mark.change.to }
              : undefined
    if (changed && changed.text !== piece.text) use(changed.id)
    const own = changed?.text ?? piece.text
    if (changed && piece.kind === 'frequency' && own !== piece.text) {
      // qd keeps its distance from mg; 每日1次 needs none
      if (runsInto(written, own)) written += ' '
      else if (/^\p{Script=Han}/u.test(own)) written = written.replace(/(?<=\S) $/, '')
    }
    written += own
  }
  return written
}

const isWord = (piece: Piece | undefined, word: string) => piece?.kind === 'plain' && piece.text === word
/** 隔日换药: how often something is done that is no drug's order. */
const isOfAnAct = (next: Piece | undefined) => next !== undefined && next.kind !== 'route' && /^\p{Script=Han}/u.test(next.text)
const isInNumber = (pieces: readonly Piece[], at: number) =>
  /\d$/.test(pieces[at - 1]?.text ?? '') && /^\d/.test(pieces[at + 1]?.text ?? '')

/** The term itself, or one that holds it: 急性心梗 with 心梗 → 心肌梗死, as long as the whole is the same thing by the dictionary. */
function termFor(
  piece: Piece,
  terms: readonly Named<'term'>[],
  whole: string,
  lexicon: Lexicon,
): { readonly id: string; readonly text: string } | undefined {
  for (const { id, change } of terms) {
    if (piece.text === change.from) return staysItself(piece, change.to, whole, lexicon) ? { id, text: change.to } : undefined
    const at = piece.text.indexOf(change.from)
    if (at < 0 || piece.text.includes(change.to)) continue
    const text = piece.text.slice(0, at) + change.to + piece.text.slice(at + change.from.length)
    const [only, another] = piecesOf(text, lexicon)
    if (another === undefined && only?.kind === 'term' && isSameThing(piece, only)) return { id, text }
  }
  return undefined
}

/** UTF-16 units on either side that may make another term of a name. */
const surroundings = 8

/** Whether the new name is read as the same thing between its neighbours: 持续性房颤 is 房颤, and 持续性心房颤动 a term of its own in the dictionary. */
function staysItself(piece: Piece, name: string, whole: string, lexicon: Lexicon): boolean {
  const before = whole.slice(Math.max(0, piece.start - surroundings), piece.start)
  const text = before + name + whole.slice(piece.end, piece.end + surroundings)
  const found = piecesOf(text, lexicon).find(({ start, end }) => start < before.length + name.length && end > before.length)
  return found !== undefined && isSameThing(piece, found)
}

/** 5mg and 5 mg; between digits and what follows them, in Chinese units never. */
function spaced(text: string, isSpaced: boolean): string {
  return text.replace(/(\d)\s*([A-Za-zμµ])/, (_, digit: string, unit: string) => `${digit}${isSpaced ? ' ' : ''}${unit}`)
}

/** Values, and the codes of frequencies, as a list: whatever is rewritten, they are the same before and after. */
function hasSameValues(before: string, after: string, lexicon: Lexicon): boolean {
  const valuesOf = (text: string) =>
    piecesOf(text, lexicon)
      .flatMap((piece) => (piece.kind === 'quantity' ? [squeezed(piece.text)] : piece.kind === 'frequency' ? [piece.code] : /\d/.test(piece.text) ? [piece.text] : []))
      .sort()
      .join('\t') // prettier-ignore
  return valuesOf(before) === valuesOf(after)
}
