import type { Lexicon } from '../lexicon/lexicon.ts'
import { alignClauses, type ClausePair } from './alignClauses.ts'
import { clauseMarks, type Change, type EditType } from './change.ts'
import { changeKey } from './changeKeys.ts'
import { refusalOf } from './changeRefusal.ts'
import { clauseKindOf, leavableKindOf } from './clauseKinds.ts'
import { clausesOf } from './clauses.ts'
import { editsOfClause } from './readClauseEdits.ts'

/** One thing that the physician did to a section. `before` and `after` are clauses of this note and never leave it; `change` is what may be made elsewhere. */
export type Edit = {
  readonly type: EditType
  readonly change: Change | null
  readonly before: string
  readonly after: string
}

export type ReadEdits = {
  readonly edits: readonly Edit[]
  /** The model's clauses that stand in the signed text, edited or not, or were left out by what may be habit: where a habit shows. */
  readonly comparable: readonly string[]
}

/** What the physician made of a section that the model wrote. Pure; text against text, clause by clause. */
export function readEdits(before: string, after: string, lexicon: Lexicon): ReadEdits {
  if (before === after) return { edits: [], comparable: clausesOf(before, lexicon).map(({ text, mark }) => text + mark) }
  const [own, signed] = [clausesOf(before, lexicon), clausesOf(after, lexicon)]
  const pairs = alignClauses(own, signed, lexicon)
  const edits: Edit[] = []
  const add = (type: EditType, change: Change | null, was: string, is: string) => {
    edits.push({ type, change, before: was, after: is })
  }
  for (const pair of pairs) {
    if (pair.before && pair.after) {
      for (const edit of editsOfClause(pair.before.pieces, pair.after.pieces, lexicon))
        add(edit.type, edit.change, pair.before.text, pair.after.text)
    } else if (pair.before) {
      const what = leavableKindOf(pair.before.text, lexicon)
      add(what ? 'style' : 'deletion', what && { kind: 'leave-out', what }, pair.before.text, '')
    } else if (pair.after) add('omission', null, '', pair.after.text)
  }
  for (const change of sequencesOf(pairs, lexicon)) add('style', change, '', '')
  for (const { change, from, to } of markChanges(pairs)) add('style', change, from, to)
  return {
    edits: edits.map((edit) => (edit.change && refusalOf(edit.change, lexicon) !== null ? { ...edit, change: null } : edit)),
    comparable: pairs.flatMap(({ before: clause, after: kept }) =>
      clause && (kept !== null || leavableKindOf(clause.text, lexicon) !== null) ? [clause.text + clause.mark] : [],
    ),
  }
}

/** Kinds of clauses that the physician has put into another order. */
function sequencesOf(pairs: readonly ClausePair[], lexicon: Lexicon): Change[] {
  const kept = pairs.filter(({ before, after }) => before !== null && after !== null)
  const found = new Map<string, Change>()
  for (const one of kept)
    for (const other of kept) {
      if (one.from[0] >= other.from[0] || one.to[0] <= other.to[0]) continue
      const then = clauseKindOf(one.before?.text ?? '', lexicon)
      const first = clauseKindOf(other.before?.text ?? '', lexicon)
      if (first === then || first === 'other' || then === 'other') continue
      const change: Change = { kind: 'sequence', first, then }
      found.set(changeKey(change), change)
    }
  return [...found.values()]
}

/** Other marks between clauses that follow one another on both sides. */
function markChanges(pairs: readonly ClausePair[]): { change: Change | null; from: string; to: string }[] {
  return pairs.flatMap((pair, place) => {
    const next = pairs[place + 1]
    if (!pair.before || !pair.after || !next?.before || !next.after || pair.to[1] !== next.to[0]) return []
    const [from, to] = [pair.before.mark, pair.after.mark]
    return from === to ? [] : [{ change: markChange(from, to), from, to }]
  })
}

const isClauseMark = (mark: string): mark is (typeof clauseMarks)[number] => clauseMarks.some((known) => known === mark)
export function markChange(from: string, to: string): Change | null {
  return isClauseMark(from) && isClauseMark(to) ? { kind: 'mark', from, to } : null
}
