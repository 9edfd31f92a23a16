import { diffArrays } from 'diff'

export type DiffPiece = { readonly kind: 'same' | 'changed'; readonly text: string }
export type WordDiff = { readonly left: readonly DiffPiece[]; readonly right: readonly DiffPiece[]; readonly isSame: boolean }

/** Beyond this many changed words two texts are shown as different all over: nobody reads such a comparison, and it would cost seconds. */
const maximumEditLength = 2_000

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** A number stays whole with its sign, its point and its ratio: 5.6 → 5.8 is one word changed, and so is 180/110 → 170/110. */
const numbers = /\d+(?:[.,/:×-]\d+)*%?/g

/** Words as a physician reads them: Chinese by dictionary, Latin by spaces, numbers whole. Joined they are the text. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  let end = 0
  const addWords = (part: string) => {
    for (const { segment } of segmenter.segment(part)) words.push(segment)
  }
  for (const match of text.matchAll(numbers)) {
    addWords(text.slice(end, match.index))
    words.push(match[0])
    end = match.index + match[0].length
  }
  addWords(text.slice(end))
  return words
}

/** Two texts side by side: each side whole, with the words that the other side lacks marked. */
export function wordDiff(left: string, right: string): WordDiff {
  if (left === right) return { left: pieces('same', left), right: pieces('same', right), isSame: true }
  const changes = diffArrays(wordsOf(left), wordsOf(right), { maxEditLength: maximumEditLength })
  if (changes === undefined) return { left: pieces('changed', left), right: pieces('changed', right), isSame: false }
  const side = (other: 'added' | 'removed') =>
    changes
      .filter((change) => !change[other])
      .map((change): DiffPiece => ({ kind: change.added || change.removed ? 'changed' : 'same', text: change.value.join('') }))
  return { left: side('added'), right: side('removed'), isSame: false }
}

export type WordChange = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** The same in one line: what goes stands before what comes in its place. */
export function wordChanges(before: string, after: string): readonly WordChange[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: maximumEditLength })
  if (changes === undefined)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return changes.map(({ added, removed, value }): WordChange => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

function pieces(kind: DiffPiece['kind'], text: string): DiffPiece[] {
  return text === '' ? [] : [{ kind, text }]
}
