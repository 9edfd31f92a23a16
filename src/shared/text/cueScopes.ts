import type { CueKind } from '../lexicon/lexiconTables.ts'
import type { CueMention } from '../lexicon/lexicon.ts'
import { flags } from './scopeFlags.ts'

type ScopeToken = { readonly start: number; readonly end: number; readonly clause: number }
type ScopeClause = { readonly start: number; readonly end: number; readonly from: number; readonly to: number; readonly sentence: number }
type Input = {
  readonly folded: string
  readonly tokens: readonly ScopeToken[]
  readonly clauses: readonly ScopeClause[]
  readonly cues: readonly CueMention[]
  readonly indexOf: (place: number) => number
}

const flagOf: Partial<Record<CueKind, number>> = {
  negation: flags.negated, 'ruled-out': flags.negated, uncertain: flags.uncertain, family: flags.family, planned: flags.planned, done: flags.done,
  stopped: flags.stopped, refused: flags.refused, advised: flags.advised,
} // prettier-ignore

const normalCues =
  /(?:未见|无|未发现|未及|未闻及|未触及)(?:明显|明确|特殊|显著)?(?:的)?异常|大致正常|基本正常|正常(?!值|范围上限)|无殊|无特殊|未见特殊|\b(?:unremarkable|normal|within normal limits|wnl|nonfocal)\b/gi
const notNormal = /(?:不|欠|ab|非)$/i
/** A backward symbol, 压痛(-)、反跳痛(+), reaches back to the last separator. */
const isSymbol = (text: string) => /^[(（]/.test(text)

/** For every token, the bits of the scopes that it stands in. Cues themselves get `cue`, and no scope of their own kind. */
export function markScopes({ folded, tokens, clauses, cues, indexOf }: Input): Uint16Array {
  const marks = new Uint16Array(tokens.length)
  const mark = (from: number, to: number, bit: number) => {
    for (let index = Math.max(0, from); index < Math.min(to, tokens.length); index++) marks[index] = (marks[index] as number) | bit
  }
  for (const { start, end, cue } of cues) {
    if (cue.isPseudo) continue
    const bit = flagOf[cue.kind]
    const from = indexOf(start)
    const to = indexOf(end)
    if (bit === undefined) continue
    const clauseIndex = clauseAt(clauses, start)
    const clause = clauses[clauseIndex]
    mark(from, to, flags.cue)
    if (!clause) continue
    if (cue.scope !== 'backward') mark(to, forwardEnd(folded, end, clause, clauses, clauseIndex, cue.kind, cue.terminators, indexOf), bit)
    if (cue.scope !== 'forward') {
      const reach = backwardStart(folded, start, clause, isSymbol(folded.slice(start, start + 1)), indexOf)
      mark(cue.kind === 'uncertain' && cue.language === 'en' && isLatin(folded, start - 2) ? Math.max(reach, from - 5) : reach, from, bit)
    }
  }
  for (const match of folded.matchAll(normalCues)) {
    if (notNormal.test(folded.slice(Math.max(0, match.index - 2), match.index))) continue
    const from = indexOf(match.index)
    const to = indexOf(match.index + match[0].length)
    const clause = clauses[clauseAt(clauses, match.index)]
    mark(from, to, flags.cue | flags.normal)
    if (clause) mark(clause.from, clause.to, flags.normal)
  }
  return marks
}

/** The clause that holds a place; a sign such as (-) makes no token, so tokens can't tell. */
function clauseAt(clauses: readonly ScopeClause[], place: number): number {
  let low = 0
  let high = clauses.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((clauses[middle]?.start ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

/** Words after which a negation no longer holds, besides those of its own row. */
const turns =
  /[、, ]有(?!无)|但|而(?!且)|仅|可见|可及|可闻|可触|伴有|\b(?:reports|endorses|positive|admits|states|has|presents|secondary|due to|because|despite)\b/

function forwardEnd(
  folded: string,
  end: number,
  clause: ScopeClause,
  clauses: readonly ScopeClause[],
  clauseIndex: number,
  kind: CueKind,
  terminators: readonly string[],
  indexOf: (place: number) => number,
): number {
  let stop = clause.end
  if (kind === 'family' || (kind === 'advised' && terminators.length > 0 && !terminators.includes('，'))) {
    // over the commas of its sentence, at most eight clauses
    const at = clauseIndex
    for (let next = at + 1; next < Math.min(clauses.length, at + 9) && clauses[next]?.sentence === clause.sentence; next++)
      stop = clauses[next]?.end ?? stop
  }
  if (kind === 'uncertain' && isLatin(folded, end)) return Math.min(indexOf(stop), indexOf(end) + 8, indexOf(commaAfter(folded, end, stop)))
  if (kind === 'negation') {
    const turn = turns.exec(folded.slice(end, stop))
    if (turn) stop = end + turn.index
  }
  return indexOf(stop)
}

const isLatin = (folded: string, at: number) =>
  /[a-z]/i.test(folded.slice(Math.max(0, at - 2), at + 3)) && !/[\u3400-\u9fff]/.test(folded.slice(Math.max(0, at - 4), at + 5))

/** An English doubt reaches a few words and no comma. */
function commaAfter(folded: string, from: number, to: number): number {
  const comma = folded.slice(from, to).indexOf(',')
  return comma < 0 ? to : from + comma
}

function backwardStart(folded: string, start: number, clause: ScopeClause, isBracket: boolean, indexOf: (place: number) => number): number {
  const before = folded.slice(clause.start, start)
  const cut = isBracket
    ? Math.max(before.lastIndexOf('、'), before.lastIndexOf(','), before.lastIndexOf(')'), before.lastIndexOf(' '))
    : before.lastIndexOf('但')
  return indexOf(clause.start + cut + 1)
}
