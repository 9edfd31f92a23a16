import type { ScopeClause } from './scopeReach.ts'

type Span = { readonly start: number; readonly end: number }

/** Words that open a condition; what follows them in the sentence depends on it. “He asked if”, “to see if” mean whether. */
const opens =
  /若(?!干)|如(?![下上前右左图厕期实同常此何])|一旦|倘|假如|除非|(?<!\b(?:inquire[sd]?|ask(?:s|ed)?|wonder(?:s|ed)?|know|see|unsure|sure|determine|clear) )\b(?:if|unless|in case of|should (?:he|she|they|symptoms?|it))\b/gi
/** Words that close one: its clause depends on what stands before them. */
const closes =
  /则(?=[停拔行予查来复再重加减改返送]|手术|急诊|就诊|入院|恢复|启动)|(?:即|则|随时)(?:及时|立即|立刻|尽快|请)?(?:来院|来诊|就诊|返院|回院|复诊|随诊|急诊)|[≥≤<>]\s?\d+(?:\.\d+)?[^，。；,;\d]{0,12}(?:时|则|即|抽|予|停|输|给|再|通知|启动|加用)/g

/**
 * Stretches of a width-folded text that hold only under a condition: from 若, 如 or “if” to the sentence's end or its semicolon, and the clause of a
 * consequence (即来院, Hb<70时输). Linear; the clauses come in order.
 */
export function conditionalSpans(folded: string, clauses: readonly ScopeClause[]): Span[] {
  const found: Span[] = []
  let at = 0
  const clauseOf = (place: number) => {
    while (at + 1 < clauses.length && (clauses[at + 1] as ScopeClause).start <= place) at++
    return at
  }
  for (const { index } of folded.matchAll(opens)) {
    const own = clauseOf(index)
    let end = clauses[own]?.end ?? index
    for (let next = own + 1; next < own + 8 && goesOn(folded, clauses, next); next++) end = clauses[next]?.end ?? end
    // mirtazapine 15 mg if mood unchanged: so does what stands before an English if
    const before = /^[iu]/i.test(folded[index] ?? '') ? folded.slice(clauses[own]?.start ?? index, index).search(/[^,:]*$/) : -1
    found.push({ start: before < 0 ? index : (clauses[own]?.start ?? index) + before, end })
  }
  at = 0
  // angioplasty only if …: what stands before it depends on it as well
  for (const { index } of folded.matchAll(/\bonly (?:if|when|after)\b|只有?在/gi)) {
    const clause = clauses[clauseOf(index)]
    if (clause) found.push({ start: clause.start, end: clause.end })
  }
  at = 0
  for (const { index } of folded.matchAll(closes)) {
    const clause = clauses[clauseOf(index)]
    if (clause) found.push({ start: clause.start, end: clause.end })
  }
  return found
}

/** Whether a clause belongs to the sentence of the one before, and no semicolon parts the two. */
const goesOn = (folded: string, clauses: readonly ScopeClause[], at: number) =>
  clauses[at] !== undefined && clauses[at]?.sentence === clauses[at - 1]?.sentence && folded[(clauses[at - 1]?.end ?? 0) - 1] !== ';'
