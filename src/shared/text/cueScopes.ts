import type { CueKind } from '../lexicon/lexiconTables.ts'
import type { CueMention } from '../lexicon/lexicon.ts'
import { verbAhead } from './bareVerbs.ts'
import { conditionalSpans } from './conditions.ts'
import { flags } from './scopeFlags.ts'
import { isReporter, reachOf, type ScopeClause } from './scopeReach.ts'

type ScopeToken = { readonly start: number; readonly end: number; readonly clause: number }
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

/** Denials of an act, not of a finding. */
const undone =
  /^(?:暂|现|均|尚|并|从)?(?:未|没有?|不)(?:再)?(?:用|使用|做|行|查|测|抽|送|予|给|服|施|实|进|带|取|植|放|置|安排|输|采|开|能|需|必|完成|注|拍|贴|抽|签)|^(?:现|目前)?暂?不(?:予|考虑)$|^暂不$|^(?:无(?:需|须|指征|适应)|not (?:given|started|taken|done|performed|used|obtained|prescribed|administered|required|indicated|needed|yet|reached|sent|placed|offered|recommended|measured|tested|back)|omitted|withheld|never (?:started|given|done|taken)|has not been on|not on)/i

function bitOf({ cue, end }: CueMention, folded: string): number | undefined {
  // the question of a form with its answer
  if (cue.cue === '有无' && /^[^，。；,;:]{1,16}:\s?(?:无|否)(?:$|[，。；,;\s])/.test(folded.slice(end, end + 24))) return flags.negated
  const bit = flagOf[cue.kind]
  return bit === flags.negated && undone.test(cue.cue) ? bit | flags.undone : bit
}

const normalCues =
  /(?:未见|无|未发现|未及|未闻及|未触及)(?:明显|明确|特殊|显著)?(?:的)?异常|大致正常|基本正常|正常(?!值|范围上限)|无殊|无特殊|未见特殊|\b(?:unremarkable|normal|within normal limits|wnl|nonfocal)\b/gi
/** A time to come; what stands in its clause is ahead though no word says planned. */
const times =
  /(?<!\d[年月日天周]|术|病|伤|入院|发病|用药|治疗|服药)(?:\d+|[一二两三四五六七八九十半]+)(?:[-~至]\d+)?\s?(?:(?:个)?[天周月日年]|小时|h|分钟|min)后|\d(?:个)?[天周月日](?=(?:左右)?(?:复查|复诊|随访|随诊|门诊|回院|再[来查]))|下次|明[日天晨早]|次日|今晚|出院后|复诊|随诊|随访|再入院|\bin \d+(?:-\d+)? (?:days?|weeks?|months?)\b|\bnext (?:week|month|visit)\b|\btomorrow\b|\btonight\b|\blater today\b|\bin the morning\b|\bfollow[- ]?up\b/gi
/** Of those, the ones that can't be told of the past. */
const surelyAhead =
  /下次(?:门诊|复诊|就诊|随访|起|开始)|次日起|明[日天晨早]|后天(?!性)|择[日期](?:再|行|手术|复查)?|下[周月](?!围)|\bnext (?:week|month|visit)\b|\btomorrow\b|\btonight\b|\blater today\b/gi
/** Acts that a plain 不 denies: 普瑞巴林不加量. */
const deniedActs =
  /(?<![能可得要是])(?:暂|均|仍|先)?不(?=(?:再)?(?:加量|减量|升级|调整|加用|更换|放疗|化疗|手术|住院|抗凝|溶栓|输血|插管|穿刺|引流|冲洗|干预|处理))/g
/** 请内分泌会诊: asked for, and not come yet. */
const asked = /(?<![邀申已应])请(?=[\u3400-\u9fff]{1,8}会诊(?!意见|示|后|已|:))/g
/** Surgery before the wedding in May; may be is a doubt. */
const isMonth = (folded: string, start: number, end: number) =>
  folded.slice(start, end) === 'May' &&
  /(?:\b(?:in|by|before|after|until|till|since|from|to|of|last|next|early|late|mid|and)|\d)[ -]$/i.test(
    folded.slice(Math.max(0, start - 8), start),
  )
/** VS: BP 116/72 */
const vitalSigns = /^VS\s?:/i
const notNormal = /(?:不|欠|ab|非)$/i

/** For every token, the bits of the scopes that it stands in. Cues themselves get `cue`, and no scope of their own kind. */
export function markScopes({ folded, tokens, clauses, cues, indexOf }: Input): Uint16Array {
  const marks = new Uint16Array(tokens.length)
  const mark = (from: number, to: number, bit: number) => {
    for (let index = Math.max(0, from); index < Math.min(to, tokens.length); index++) marks[index] = (marks[index] as number) | bit
  }
  /** The clause of each match, the match's tokens, and the place where it starts. */
  const inClauses = (pattern: RegExp, take: (clause: ScopeClause, from: number, to: number, start: number) => void) => {
    for (const { 0: text, index } of folded.matchAll(pattern)) {
      const clause = clauses[clauseAt(clauses, index)]
      if (clause) take(clause, indexOf(index), indexOf(index + text.length), index)
    }
  }
  for (const mention of cues) {
    const { start, end, cue } = mention
    const bit = bitOf(mention, folded)
    if (cue.isPseudo || bit === undefined || (cue.kind === 'family' && isReporter(folded, mention))) continue
    if (vitalSigns.test(folded.slice(start, end + 2)) || isMonth(folded, start, end)) continue
    const from = indexOf(start)
    const to = indexOf(end)
    mark(from, to, flags.cue)
    // the verb of 患者暂不想加 says no more than the 不想 before it
    const verb = verbAhead(mention, folded.slice(end, end + 8))
    if (verb > 0) mark(to, indexOf(end + verb), flags.cue)
    const reach = reachOf({ folded, mention, clauses, at: clauseAt(clauses, start) })
    mark(to, indexOf(reach.to), bit)
    mark(indexOf(reach.from), Math.min(from, indexOf(reach.backTo)), bit)
  }
  inClauses(normalCues, (clause, from, to, start) => {
    if (notNormal.test(folded.slice(Math.max(0, start - 2), start))) return
    mark(from, to, flags.cue | flags.normal)
    mark(clause.from, clause.to, flags.normal)
  })
  inClauses(times, (clause) => mark(clause.from, clause.to, flags.due))
  inClauses(deniedActs, (clause, from, to) => {
    mark(from, to, flags.cue)
    mark(to, clause.to, flags.negated | flags.undone)
  })
  inClauses(asked, (clause, from) => mark(from + 1, clause.to, flags.planned))
  for (const { start, end } of conditionalSpans(folded, clauses)) mark(indexOf(start), indexOf(end), flags.conditional)
  inClauses(surelyAhead, (clause) => mark(clause.from, clause.to, flags.planned))
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
