import type { Analysis, GuardClause, TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { firstFrom } from './ordered.ts'

/** A link between two things that the record has, but not as one leading to the other: token span of the link in the draft. */
export type CauseClaim = { readonly from: number; readonly to: number }

const links =
  /引起|所致|导致|继发于|诱发|归因于|\b(?:due to|secondary to|caused by|because of|attributed to|resulting from|as a result of|induced by)\b/gi
/** What may link two things in a record, in its many ways of putting it. */
const linked =
  /因|由|致|引起|继发|诱|相关|后|并发|性|due|secondary|caus|because|from|after|following|related|induced|associated|with|result/i

export function causeClaims(record: GuardRecord, draft: Analysis): CauseClaim[] {
  return draft.clauses.flatMap((clause) =>
    [...draft.folded.slice(clause.start, clause.end).matchAll(links)].flatMap((match) => {
      const from = indexAt(draft, clause, clause.start + match.index)
      const to = indexAt(draft, clause, clause.start + match.index + match[0].length)
      // 由高血压引起的头痛: the cause stands before the link, what it led to after
      const before = sentencesOf(record, draft, clause.from, from)
      const after = sentencesOf(record, draft, to, clause.to)
      if (before.size === 0 || after.size === 0) return []
      return [...before].some(([sentence, at]) => after.has(sentence) && linked.test(textOf(record, at))) ? [] : [{ from, to }]
    }),
  )
}

function indexAt(draft: Analysis, clause: GuardClause, place: number): number {
  let index = clause.from
  while (index < clause.to && (draft.tokens[index]?.start ?? 0) < place) index++
  return index
}

/** Sentences of the record that hold two words in a row, or a term, of a stretch of the draft, each with a clause of it. */
function sentencesOf(record: GuardRecord, draft: Analysis, from: number, to: number): Map<number, number> {
  const found = new Map<number, number>()
  const note = (clause: number | undefined) => {
    const sentence = record.clauses[clause ?? -1]?.sentence
    if (sentence !== undefined && clause !== undefined) found.set(sentence, clause)
  }
  for (let index = from; index + 1 < to; index++) {
    const [a, b] = [draft.tokens[index], draft.tokens[index + 1]]
    if (!a || !b || a.weight + b.weight < 2) continue
    for (const place of record.pairs.get(`${a.text}\u0000${b.text}`) ?? []) note(record.tokens[place]?.clause)
  }
  for (let index = firstFrom(draft.terms, from); index < draft.terms.length; index++) {
    const term = draft.terms[index] as TermPlace
    if (term.from >= to) break
    for (const concept of term.concepts) for (const place of record.concepts.get(concept) ?? []) note(place.clause)
  }
  return found
}

/** The clauses around one of a sentence, as far as they belong to it. */
function textOf(record: GuardRecord, at: number): string {
  const sentence = record.clauses[at]?.sentence
  const near = record.clauses.slice(Math.max(0, at - 8), at + 9).filter((clause) => clause.sentence === sentence)
  return record.folded.slice(near[0]?.start, near.at(-1)?.end)
}
