import { idleTokens } from '../text/idleWords.ts'
import { isLinking, isOrdinary } from '../text/ordinaryWords.ts'
import { ahead, flags, gone, leftOff } from '../text/scopeFlags.ts'
import type { Analysis, GuardClause } from './analysis.ts'
import { wordConflict, type Conflict, type ConflictKind } from './conflict.ts'
import { isGuardedAgainst } from './guardedAgainst.ts'
import type { GuardRecord } from './guardRecord.ts'
import { mentionsOf } from './mentions.ts'
import { isAlone } from './lonely.ts'
import { oppositesOf } from './opposites.ts'
import { sideOf } from './sideWords.ts'
import { objectKinds } from './termBits.ts'
import { isToldAsOver } from './toldAsOver.ts'
import { adviceTopics, planTopics } from './topics.ts'

/** Words of time and of joining: a contradiction of 今晨已 contradicts nothing. */
const linkingWords =
  /^(?:外院|当地|今[晨日天晚]|昨[日天晚]|明[日天晨]|目前|现在?|已|且|因|患者|家属|及|并|则|后|前|时|起|至|又|再|仍|的|者)+$/

/** What one clause of the record says otherwise of the words that it shares with a clause of the draft. */
export function conflictsOf(
  record: GuardRecord,
  draft: Analysis,
  clause: GuardClause,
  places: Int32Array,
  at: number,
  least = 2,
): Conflict[] {
  const found: Conflict[] = []
  const target = record.clauses[at] as GuardClause
  let idle: Uint8Array | undefined
  // “offered” alone is no act of which a state could be told
  const isIdle = (from: number, to: number) => {
    idle ??= idleTokens(draft, clause)
    return idle.subarray(from - clause.from, to - clause.from).every(Boolean)
  }
  const isDenied = (bitsOf(draft.flags, clause) & bitsOf(record.flags, target) & flags.negated) !== 0
  const inPlan = planTopics.has(record.topicOf[at] ?? '')
  const isAdvice = adviceTopics.has(record.topicOf[at] ?? '')
  const isDone = (own: number, other: number) =>
    isAdvice && (own & ~other & flags.done) !== 0 && ((other | tail) & (flags.done | flags.stopped)) === 0
  const compare = (kind: ConflictKind, differs: (own: number, other: number, index: number) => boolean) => {
    let from = -1
    let weight = 0
    const close = (to: number) => {
      const [start, end] = [clause.from + from, clause.from + to]
      const isEmpty =
        from >= 0 &&
        (((kind === 'status' || kind === 'uncertain') && isIdle(start, end)) ||
          !hasContent(draft, start, end, isDenied) ||
          (kind === 'family' && isSpeech(draft, start, end)) ||
          linkingWords.test(draft.folded.slice(draft.tokens[start]?.start, draft.tokens[end - 1]?.end)) ||
          (kind === 'status' && isStopKnown(record, draft, start, end)) ||
          (kind === 'uncertain' && isGuardedAgainst(draft, start)))
      if (from >= 0 && weight >= least && !isEmpty) {
        const first = places[from] as number
        found.push({ kind, from: clause.from + from, to: clause.from + to, recordFrom: first, recordTo: (places[to - 1] as number) + 1, draftFlags: draft.flags[clause.from + from] as number, recordFlags: record.flags[first] as number }) // prettier-ignore
      }
      from = -1
      weight = 0
    }
    for (let index = 0; index < places.length; index++) {
      const place = places[index] as number
      const own = draft.flags[clause.from + index] as number
      const other = place >= 0 ? (record.flags[place] as number) : 0
      const isCue = ((own | other) & flags.cue) !== 0
      if (
        place >= 0 &&
        !isCue &&
        draft.quantityOf[clause.from + index] === -1 &&
        !isSide(draft, clause.from + index) &&
        differs(own, other, clause.from + index) &&
        !isAlone(places, index, draft, clause)
      ) {
        if (from < 0) from = index
        weight += draft.tokens[clause.from + index]?.weight ?? 0
      } else if (place >= 0 || (draft.tokens[clause.from + index]?.weight ?? 0) > 0) close(index)
    }
    close(places.length)
  }
  const tail = record.clauseTails[at] as number
  const ownTail = draft.clauseTails[draft.tokens[clause.from]?.clause ?? 0] as number
  compare(
    'negated',
    (own, other, index) =>
      ((own ^ other) & flags.negated) !== 0 &&
      ((own | other) & flags.normal) === 0 &&
      !isSameAbsence(own, other) &&
      !(isDenied && isExam(draft, index) && ((own | other) & flags.undone) === 0) &&
      // 颈椎MRI病人要求做，认为无必要，未开: that it was not done is said in a later clause
      !(((own & flags.undone) !== 0 || (other & ahead) !== 0) && (own & flags.negated) !== 0 && (tail & gone) !== 0),
  )
  // 肝功能异常，甲亢所致？ of 肝功异常原因待定: the doubt stands in the next clause
  const next = record.clauses[at + 1]
  const isDoubtedNext = next?.sentence === target.sentence && (bitsOf(record.flags, next) & flags.uncertain) !== 0
  compare(
    'uncertain',
    (own, other) =>
      ((own ^ other) & flags.uncertain) !== 0 &&
      ((own ^ (other | tail)) & flags.uncertain) !== 0 &&
      !((own & flags.uncertain) !== 0 && isDoubtedNext) &&
      // what may come, told as what would come under a condition; what is still to come, told as not yet known
      !((other & flags.uncertain) !== 0 && (own & ~other & flags.conditional) !== 0) &&
      !((own & flags.uncertain) !== 0 && (other & flags.planned) !== 0),
  )
  compare('family', (own, other) => ((own ^ other) & flags.family) !== 0 && ((own | other) & flags.negated) === 0)
  // what the next clause says of the same thing excuses, and never accuses: 建议布洛芬，患者拒绝
  // where both clauses refuse or stop something, what stands before the one's verb and after the other's is no difference
  const both = bitsOf(draft.flags, clause) & bitsOf(record.flags, target) & (flags.refused | flags.stopped)
  const isObject = (index: number) => draft.terms[draft.termOf[index] ?? -1]?.kinds.some((kind) => objectKinds.has(kind)) === true
  // 痰涂片已查 of an order that the dictionary has no name for
  const hasObject = places.some((_, at) => isObject(clause.from + at))
  const isIllness = (index: number) => {
    const kinds = draft.terms[draft.termOf[index] ?? -1]?.kinds
    return kinds !== undefined && (kinds.includes('disease') || kinds.includes('symptom')) && !kinds.some((kind) => objectKinds.has(kind))
  }
  // 甲巯咪唑过敏 tells of no use
  const isAllergy = /过敏|不耐受/.test(draft.folded.slice(clause.start, clause.end))
  compare('status', (own, other, index) => {
    // what both have under a condition is no state, unless the draft tells of it as done
    if ((own & other & flags.conditional) !== 0 && (own & flags.done) === 0) return false
    // 不改用丙硫氧嘧啶 of 不换丙硫氧嘧啶: what both deny is in no other state
    if ((own & other & flags.negated) !== 0 && ((own | other) & flags.done) === 0) return false
    if (isAllergy && own === 0 && (other & flags.stopped) !== 0) return false
    // whether ibuprofen is planned or done is told of it, and not of “at bedtime”
    if (hasObject && draft.tokens[index]?.kind === 'word' && !isObject(index) && !isAct(draft, index)) return false
    // DM2: glargine tonight: the drug is planned, and no disease is
    if (((own | other) & (leftOff | flags.conditional)) === 0 && isIllness(index)) return false
    if (isDone(own, other) && (isObject(index) || !hasObject)) return true
    // 处理：3周后复查甲功: what is due has not been done
    const isDue = inPlan && ((other & flags.due) !== 0 || isOrder(record, at)) && ((other | tail) & (flags.done | flags.stopped)) === 0
    if (isDue && (own & flags.done) !== 0 && (own & (ahead | flags.due)) === 0) return true
    // 拟注射 of what the next clause has as 已注
    const isOver = (own & ahead) !== 0 && (own & flags.done) === 0 && (other & (ahead | flags.conditional)) === 0
    if (isOver && isObject(index) && isDoneNext(record, at)) return true
    // 小针刀松解病人询及，因抗凝不做: neither done nor planned
    if (
      (own & (flags.done | flags.planned)) !== 0 &&
      (own & other & ahead) === 0 &&
      (own & (flags.negated | leftOff)) === 0 &&
      (tail & flags.negated) !== 0 &&
      ((other | tail) & flags.done) === 0 &&
      ((other | ownTail) & flags.negated) === 0
    )
      return true
    if ((own & leftOff) === 0 && isToldAsOver(draft, draft.tokens[index]?.clause ?? 0, draft.tokens[index]?.start ?? 0, other)) return false
    if (!isOtherStatus(own, other, inPlan) || !isOtherStatus(own, other | tail, inPlan) || !isOtherStatus(own | ownTail, other, inPlan))
      return false
    return both === 0 || isObject(index) || isOtherStatus(own & ~both, other & ~both, inPlan)
  })
  found.push(...sideConflicts(record, draft, clause, places, target), ...oppositesOf(record, draft, clause, places, at))
  return found
}

const order = /^(?:\d{1,2}\s?[.、)]|[①-⑳])?\s?(?:查|复查|完善|送检?|约|预约|申请|择期)/
const resulted = /示|提示|[:+]|\(-\)|[阴阳]性|正常|异常|回报|已|未见/

/** 查痰涂片找抗酸杆菌 under the orders: an examination that is ordered, and has no result yet. */
function isOrder(record: GuardRecord, at: number): boolean {
  const { start, end } = record.clauses[at] as GuardClause
  if (end - start > 40) return false
  const text = record.folded.slice(start, end).replace(/^[^:,，。;]{2,8}:/, '')
  return order.test(text) && !resulted.test(text)
}

const doneAlone = /^(?:均|今[日晨]|当日)?已(?:注射?|执行|给予?|用|做|行|查|完成|入|滴|输|拔除?|拍|予|服)[^，,。；;]{0,3}[，,。；;]?$/

/** Whether the next clause of the sentence says only that it was done: 破伤风人免疫球蛋白250IU im，已注. */
function isDoneNext(record: GuardRecord, at: number): boolean {
  const next = record.clauses[at + 1]
  if (!next || next.sentence !== record.clauses[at]?.sentence || next.end - next.start > 10) return false
  return doneAlone.test(record.folded.slice(next.start, next.end))
}

/**
 * Whether drugs that the draft has as stopped, or as the cause of an allergy, stand as stopped in another place of the record: 停塞来昔布及依诺肝素 is held
 * against the two orders and not against the clause that gives both.
 */
function isStopKnown(record: GuardRecord, draft: Analysis, from: number, to: number): boolean {
  const drugs = [...new Set(draft.termOf.subarray(from, to))].flatMap((index) => {
    const term = draft.terms[index]
    return term?.kinds.includes('drug') ? [term] : []
  })
  if (drugs.length === 0) return false
  return drugs.every(
    (term) =>
      ((draft.termBits[term.index] as number) & flags.stopped) !== 0 &&
      mentionsOf(record, term).some((place) => ((record.termBits[place.index] as number) & flags.stopped) !== 0),
  )
}

const isSide = (draft: Analysis, index: number) => sideOf(draft.tokens[index]?.text ?? '') !== undefined
const bitsOf = (marks: Uint16Array, { from, to }: GuardClause) => marks.subarray(from, to).reduce((all, bits) => all | bits, 0)

/**
 * Some word that names something: a contradiction of “only if” or “tomorrow” contradicts nothing. Where both clauses deny something, neither does one
 * of a part of the body alone.
 */
function hasContent(draft: Analysis, from: number, to: number, isDenied: boolean): boolean {
  for (let index = from; index < to; index++) {
    const token = draft.tokens[index]
    if (token && token.weight > 0 && !isLinking(token) && !(isDenied && isAnatomy(draft, index))) return true
  }
  return false
}

/** Words of everyday speech alone: whose “being” it is, is nobody's illness. */
const isSpeech = ({ tokens }: Analysis, from: number, to: number) =>
  tokens.slice(from, to).every((token) => token.kind === 'word' && (token.weight === 0 || isOrdinary(token)))

/** A word that the dictionary has no name for: it may be an act. */
const isAct = (draft: Analysis, index: number) => {
  const token = draft.tokens[index]
  return token !== undefined && (draft.termOf[index] ?? -1) < 0 && !isOrdinary(token)
}

/** An English part of the body: “no tendon injury” is no denial of the tendon. */
const isAnatomy = (draft: Analysis, index: number) =>
  draft.tokens[index]?.kind === 'word' && draft.terms[draft.termOf[index] ?? -1]?.kinds.every((kind) => kind === 'anatomy') === true

/** X-ray neg for fracture, 未致骨折（外院X线）: the finding is denied, and not the examination. */
const isExam = (draft: Analysis, index: number) => draft.terms[draft.termOf[index] ?? -1]?.kinds.every((kind) => kind === 'exam') === true

/** What the record has as refused or stopped, the draft may tell as not given; what the record has as not yet given, as still to come. */
const isSameAbsence = (own: number, other: number) =>
  ((own & flags.negated) !== 0 && (other & leftOff) !== 0) ||
  ((own & leftOff) !== 0 && (other & flags.undone) !== 0) ||
  ((other & flags.undone) !== 0 && (other & flags.planned) !== 0 && (own & (ahead | flags.due | flags.conditional)) !== 0)

function isOtherStatus(own: number, other: number, inPlan: boolean): boolean {
  if (isSameAbsence(own, other)) return false
  if (((own ^ other) & (flags.refused | flags.stopped)) !== 0) return true
  if ((other & (ahead | flags.conditional)) !== 0 && (own & flags.done) !== 0 && (other & flags.done) === 0) return true
  if ((own & ahead) !== 0 && (other & flags.done) !== 0 && (other & ahead) === 0) return true
  if ((own & flags.planned) !== 0 && (other & ahead) === 0) return !inPlan
  return (other & flags.planned) !== 0 && (own & (ahead | flags.due)) === 0
}

/** The same words with another side before them: 左肺结节 against 右肺结节. */
function sideConflicts(record: GuardRecord, draft: Analysis, clause: GuardClause, places: Int32Array, target: GuardClause): Conflict[] {
  const found: Conflict[] = []
  for (let index = 0; index < places.length; index++) {
    const side = sideOf(draft.tokens[clause.from + index]?.text ?? '')
    if (side === undefined || draft.quantityOf[clause.from + index] !== -1) continue
    const next = places[index + 1] ?? -1
    const before = places[index - 1] ?? -1
    const slots = [next >= 0 ? next - 1 : -1, before >= 0 ? before + 1 : -1]
    for (const slot of slots) {
      if (slot < target.from || slot >= target.to) continue
      const other = sideOf(record.tokens[slot]?.text ?? '')
      if (other === undefined || other === side || places[index] === slot) continue
      if ((side === 'up' || side === 'down') !== (other === 'up' || other === 'down')) continue
      found.push(wordConflict('side', [clause.from + index, clause.from + index + 1], slot))
      break
    }
  }
  return found
}
