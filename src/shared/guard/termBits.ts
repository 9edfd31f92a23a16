import type { CueMention } from '../lexicon/lexicon.ts'
import type { TermKind } from '../lexicon/lexiconTables.ts'
import { flags } from '../text/scopeFlags.ts'
import type { Analysis, GuardClause } from './analysisTypes.ts'

type ReadText = Omit<Analysis, 'termBits'>
type TailText = Omit<ReadText, 'clauseTails'>

const acting: Partial<Record<CueMention['cue']['kind'], number>> = {
  stopped: flags.stopped,
  refused: flags.refused,
  planned: flags.planned,
  negation: flags.negated,
  'ruled-out': flags.negated,
  uncertain: flags.uncertain,
}
/** Of the denials, those that say that something was not given or done. */
const undone = /[用做行予给服带输查停施开拍注签抽打贴滴加换拔吃]|考虑$|更正|given|started|taken|done|used|on$/i
/** The same of a plain 未: 未启用. */
const barely = /^未(?:启用|使用|实施|执行|应用|服用|采用|进行)$/
/** Of the doubts, those that say that a result is not back. */
const notBack = /归|回|报|出|back|await|pending/i
/** Verbs that name no object of their own: 拒绝参加 is about what stood before. */
const verbs = /参加|[拍做用加查行服打注输施开贴滴换送抽](?=$)|进行|治疗|使用|服用|应用|检查|手术|操作|处理|执行|接受|该药|此药|本药|[了过]/g
const condition = /[<>≥≤]|若|如|时停|\bif\b|\bunless\b|\bwhen\b/i
/** Kinds that a verb of giving, doing or stopping may be about. */
export const objectKinds: ReadonlySet<TermKind> = new Set(['drug', 'procedure', 'exam'])

/**
 * For each term the bits of all scopes that it stands in, with those of the clauses that go on about it: in “比索洛尔服用半年，因心率慢已停” the
 * second clause is about the drug of the first. What depends on a condition (“心率<60停”) is no state.
 */
export function termBits(text: ReadText, tails: Uint16Array): Uint16Array {
  return Uint16Array.from(text.terms, (term) => {
    let bits = 0
    for (let index = term.from; index < term.to; index++) bits |= (text.flags[index] as number) & ~flags.cue
    return term.kinds.some((kind) => objectKinds.has(kind)) ? bits | (tails[term.clause] as number) : bits
  })
}

/** For each clause what the next three of its sentence say of the same thing, up to one with an object of its own. */
export function clauseTails(text: TailText): Uint16Array {
  const cuesOf = actingCues(text)
  const hasObject = new Uint8Array(text.clauses.length)
  for (const term of text.terms) if (term.kinds.some((kind) => objectKinds.has(kind))) hasObject[term.clause] = 1
  return Uint16Array.from(text.clauses, (clause, at) => {
    let bits = 0
    for (let next = at + 1; next < at + 4; next++) {
      const other = text.clauses[next]
      if (other?.sentence !== clause.sentence || hasObject[next] || text.folded[(text.clauses[next - 1] as GuardClause).end - 1] === ';')
        break
      bits |= bitsOfClause(text, other, cuesOf.get(next) ?? [])
    }
    return bits
  })
}

function bitsOfClause(text: TailText, clause: GuardClause, cues: readonly CueMention[]): number {
  if (cues.length === 0 || condition.test(text.folded.slice(clause.start, clause.end))) return 0
  let bits = 0
  for (const { end, cue } of cues) {
    // a cue with an object of its own is about that
    const object = (text.folded.slice(end, clause.end).split(/[(;。.,]/)[0] ?? '').replace(verbs, '')
    if ((object.match(/[\p{L}\p{N}]/gu)?.length ?? 0) <= 1) bits |= acting[cue.kind] ?? 0
  }
  return bits
}

function actingCues(text: TailText): Map<number, CueMention[]> {
  const found = new Map<number, CueMention[]>()
  let at = 0
  for (const mention of text.cues) {
    const { cue, start, end } = mention
    while (at + 1 < text.clauses.length && (text.clauses[at + 1] as GuardClause).start <= start) at++
    if (
      cue.isPseudo ||
      !acting[cue.kind] ||
      ((cue.kind === 'negation' || cue.kind === 'ruled-out') && !undone.test(cue.cue) && !barely.test(text.folded.slice(start, end + 2))) ||
      (cue.kind === 'uncertain' && !notBack.test(cue.cue))
    )
      continue
    const known = found.get(at)
    if (known) known.push(mention)
    else found.set(at, [mention])
  }
  return found
}
