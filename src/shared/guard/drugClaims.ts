import { isSameQuantity } from '../text/quantities.ts'
import { flags, gone } from '../text/scopeFlags.ts'
import type { Analysis, TermPlace } from './analysis.ts'
import { clauseAround } from './clauseText.ts'
import type { Conflict } from './conflict.ts'
import type { GuardRecord } from './guardRecord.ts'
import { mentionsOf } from './mentions.ts'
import { firstFrom } from './ordered.ts'
import { currentDoses, regimenOf } from './regimens.ts'
import { conflictOf } from './termConflicts.ts'
import { orderTopics } from './topics.ts'

/** Words by which a drug is said to be taken from now on. */
const goesOn =
  /继续|续用|续服|仍服|仍用|正在|目前|现服|现用|现口服|长期服|维持|(?<!何时|是否|[勿未不待]|暂缓)(?:恢复使用|恢复(?=[^期]))|重新使用|出院带|带药|出院后?(?:服|口服|用|给|继续|予)|改为长期|\b(?:continu\w*|still (?:takes?|on|taking)|remains? on|currently (?:takes?|taking|on)|is (?:taking|on|using)|takes|taking|discharged (?:on|with|home on)|on discharge|at discharge|resum\w+|restart\w*)\b/i
const stillRuns = /仍|继续|正在|维持中|\b(?:still|remains? on|ongoing|continu\w*)\b/i
/** Told of before, or of another drug's place: 曾用, was on, 由…改为. */
const before =
  /曾|既往|前|已|后|原|由|→|因|过敏|未|\b(?:was|were|had|previous|changed|switched|after|instead|from|ago|because|if|due|allerg)\w*/i
/** These, and what a plan of the first days says of what was given then. */
const told = new RegExp(`予|给|用|${before.source}`, 'i')
const leavesOff = /不再|停|不带|避免|勿|忌|stop|discontinu|avoid|hold|off\b/i

/**
 * `plan`: a name alone in a plan is meant to be taken; in `strict`, the way of the decoder, also one with a dose, which may be an order of the first days.
 * A drug said to go on although the last thing that the record has of it is that it was stopped. The record may tell of its use before that, which
 * is why no single clause shows it.
 */
export function drugClaims(record: GuardRecord, draft: Analysis, plan: 'none' | 'named' | 'strict' = 'none'): Conflict[] {
  return draft.terms.flatMap((term) => {
    const isDrug = term.kinds.includes('drug')
    if (!isDrug && !term.kinds.includes('procedure')) return []
    const own = draft.termBits[term.index] as number
    if ((own & (gone | flags.family | flags.planned)) !== 0) return []
    const text = clauseAround(draft, term) + clauseOn(draft, term)
    // 仍在CRRT: what is done to a patient goes on as well
    // a name alone in a plan is to be taken, also without a word that says so
    const isNamed =
      (plan === 'named' && !told.test(text) && regimenOf(draft, term).doses.length === 0) || (plan === 'strict' && !before.test(text))
    const isMeant = isDrug ? goesOn.test(text) || moved.test(text) || isNamed : stillRuns.test(text)
    if (!isMeant || leavesOff.test(text)) return []
    const mentions = mentionsOf(record, term)
    const last = lastStop(record, mentions)
    if (last && (isDrug || (last.bits & flags.stopped) !== 0)) return [conflictOf('status', term, last.place, own, last.bits)]
    const changed = changedDose(record, draft, term, mentions)
    return changed ? [conflictOf('changed', term, changed, own, 0)] : []
  })
}

/** 头孢呋辛1.5g q12h至今日，续用: a clause of its own that only says that it goes on. */
function clauseOn(draft: Analysis, { clause }: TermPlace): string {
  const next = draft.clauses[clause + 1]
  if (next?.sentence !== draft.clauses[clause]?.sentence || !next || next.end - next.start > 8) return ''
  const text = draft.folded.slice(next.start, next.end)
  return /^(?:继续|续用|续服|仍用|照用|照旧)/.test(text) ? text : ''
}

/** 增至100mg, 减为2.5mg. */
const moved = /[加增减降调改][量加少整低]?[至到为](?:每[日天周晚次])?\s?\d/
const changes = /加[至到量]|增[至加]|减[至为量]|改|调[至整]|→|\b(?:increas\w*|reduc\w*|titrat\w*|up to|down to|chang\w*)\b/i

const taken = /正在|目前|现(?:口)?[服用]|长期服|\b(?:takes?|taking|is (?:on|using))\b/i

/** The last mention with a dose, where it changed the dose and the draft goes on with another. */
function changedDose(record: GuardRecord, draft: Analysis, term: TermPlace, mentions: readonly TermPlace[]): TermPlace | undefined {
  const [dose] = regimenOf(draft, term).doses
  const last = mentions.findLast(
    (place) => currentDoses(record, place).length > 0 && ((record.termBits[place.index] ?? 0) & flags.family) === 0,
  )
  if (!dose || !last) return undefined
  const hasDose = (place: TermPlace) => currentDoses(record, place).some((known) => isSameQuantity(dose, known))
  // 普瑞巴林维持150mg bid under the orders is the dose of now as well, whatever it was before; what the patient was taking when he came is told of then
  const isTaken = (place: TermPlace) => hasDose(place) && taken.test(clauseAround(record, place))
  const isNow =
    orderTopics.has(record.topicOf[last.clause] ?? '') &&
    mentions[0] !== last &&
    !(taken.test(clauseAround(draft, term)) && mentions.some(isTaken))
  if (!isNow && !changes.test(clauseAround(record, last))) return undefined
  return hasDose(last) ? undefined : last
}

/** The mention that has a drug as stopped, where none after it has it as given. */
function lastStop(record: GuardRecord, mentions: readonly TermPlace[]): { place: TermPlace; bits: number } | undefined {
  let last: { place: TermPlace; bits: number } | undefined
  for (const place of mentions) {
    const bits = record.termBits[place.index] as number
    if ((bits & flags.family) !== 0) continue
    if ((bits & gone) !== 0 || isFinished(record, place)) last = { place, bits: bits | flags.stopped }
    else if (isGiven(record, place)) last = undefined
  }
  return last
}

/** The days of a course and what came of it; 2周后复查 is still to come, and after a comma the days are not the course's. */
const finished =
  /^[^，,;]{0,40}?\d\s?(?:天|日|d|周)(?!后(?:复|随|再|门诊|来院|评估))[^，,;。]{0,4}[，,;]?(?:无效|未见好转|无好转|效果不佳|症状无|仍|后|改|换|已)/

const exchanged = /(?:\b(?:switched|changed|converted|rotated) to|(?<!用法|剂量)(?:改用|换用|换为|更换为|改予|改服))\s?$/i

/** A course told as over: 予头孢曲松静滴6天，无效. */
function isFinished(record: GuardRecord, place: TermPlace): boolean {
  const { sentence } = record.clauses[place.clause] ?? {}
  const end = Math.min(
    place.end + 50,
    record.terms.slice(place.index + 1, place.index + 12).find(({ kinds }) => kinds.includes('drug'))?.start ?? Number.POSITIVE_INFINITY,
  )
  const clauses = record.clauses.slice(place.clause, place.clause + 3).filter((clause) => clause.sentence === sentence)
  const text = record.folded.slice(place.end, Math.min(end, clauses.at(-1)?.end ?? end))
  // 予头孢曲松2周，改用美罗培南: the next drug is in its place
  if (exchanged.test(text)) return true
  return finished.test(text) && !orderTopics.has(record.topicOf[place.clause] ?? '')
}

/** Given with a dose, in a list of orders or by a word of giving; a name that only comes up is not. */
function isGiven(record: GuardRecord, place: TermPlace): boolean {
  if (orderTopics.has(record.topicOf[place.clause] ?? '')) return true
  const next = record.quantities[firstFrom(record.quantities, place.to)]
  const near = next !== undefined && next.unit !== null && next.from <= place.to + 6
  return near || /予|给|恢复|加用|改用|换用|重启|启用|继续|resum|restart|started|given|continue/i.test(clauseAround(record, place))
}
