import type { Analysis, TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { firstFrom, tokenAt } from './ordered.ts'

/** A link between two things that the record has, but not as one leading to the other: token span of the link in the draft. */
export type CauseClaim = { readonly from: number; readonly to: number }

const links =
  /相关(?!性|检查|症状|治疗|科室|因素|指标)|引起|所致|导致|继发于|诱发|归因于|\b(?:due to|secondary to|caused by|because of|attributed to|resulting from|as a result of|induced by)\b/gi
/** What may link two things in a record, in its many ways of putting it. */
const linked =
  /因|由|致|引起|继发|诱|相关|后|并发|due|secondary|caus|because|\bfrom\b|after|following|related|induced|associated|result|(?<!seen |presents |here |admitted )\bfor\b/i

export function causeClaims(record: GuardRecord, draft: Analysis): CauseClaim[] {
  return draft.clauses.flatMap((clause) =>
    [...draft.folded.slice(clause.start, clause.end).matchAll(links)].flatMap((match) => {
      const at = (place: number) => tokenAt(draft, clause, clause.start + place)
      const from = at(match.index)
      const to = at(match.index + match[0].length)
      // 水肿由高血压引起: the cause stands between 由 and its verb
      const by = draft.folded.slice(clause.start, clause.start + match.index).search(/[由因][^由因]*$/)
      const middle = by > 0 ? at(by) : clause.from
      const parts = [
        middle > clause.from ? placesOf(record, draft, clause.from, middle) : [],
        placesOf(record, draft, middle, from),
        placesOf(record, draft, to, clause.to),
      ]
      const [a, b] = parts.filter((places) => places.length > 0)
      return a && b && !a.some((one) => b.some((other) => isLinked(record, one, other))) ? [{ from, to }] : []
    }),
  )
}

/** In one sentence of the record, not far apart, with a word between them that links. */
function isLinked(record: GuardRecord, one: number, other: number): boolean {
  const [first, last] = [record.tokens[Math.min(one, other)], record.tokens[Math.max(one, other)]]
  if (!first || !last || last.start - first.start > 120) return false
  return (
    record.clauses[first.clause]?.sentence === record.clauses[last.clause]?.sentence &&
    linked.test(record.folded.slice(first.start, last.end))
  )
}

/** Tokens of the record where two words in a row, or a term, of a stretch of the draft stand. */
function placesOf(record: GuardRecord, draft: Analysis, from: number, to: number): number[] {
  const found = new Set<number>()
  for (let index = from; index + 1 < to; index++) {
    const [a, b] = [draft.tokens[index], draft.tokens[index + 1]]
    if (!a || !b || a.weight + b.weight < 2) continue
    for (const place of record.pairs.get(`${a.text}\u0000${b.text}`) ?? []) found.add(place)
  }
  for (let index = firstFrom(draft.terms, from); index < draft.terms.length; index++) {
    const term = draft.terms[index] as TermPlace
    if (term.from >= to) break
    for (const concept of term.concepts) for (const place of record.concepts.get(concept) ?? []) found.add(place.from)
  }
  return [...found].slice(0, 100)
}
