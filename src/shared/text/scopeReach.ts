import type { CueMention } from '../lexicon/lexicon.ts'
import { isRemark, isVerbAhead } from './bareVerbs.ts'
import { nextItem } from './nextItem.ts'

export type ScopeClause = {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  readonly sentence: number
}
type Place = { readonly folded: string; readonly mention: CueMention; readonly clauses: readonly ScopeClause[]; readonly at: number }
/** How far a cue reaches to both sides, in the text; an empty side reaches nothing. */
export type Reach = {
  readonly from: number
  /** Where the words before the cue end that it is about: 因皮疹停用 says nothing of the rash. */ readonly backTo: number
  readonly to: number
}

type Bracket = { readonly from: number; readonly to: number }

/** 于16:00给: a time and a verb, which name nothing that was done. */
const timedVerb = /^于?(?:今|昨|当)?[\d:点时分月日号晨晚天/-]{1,10}(?:给予?|予|用|做|行|查|注射?|执行|完成|拔除?|停用?|输)$/

const isLatin = (folded: string, at: number) =>
  /[a-z]/i.test(folded.slice(Math.max(0, at - 2), at + 3)) && !/[\u3400-\u9fff]/.test(folded.slice(Math.max(0, at - 4), at + 5))
/** Kinds that act on an object: 未用X and X未用, X declined and declined X, never both at once. */
const acting = new Set(['negation', 'stopped', 'refused', 'planned'])
/** Who tells or acts is nobody that a finding is said of: 女儿补充, his wife thinks, per wife. */
const reports =
  /^\s*(?:[、和及]?[只均都仅也]?(?:代)?(?:诉|述|称|补充|反映|要求|认为|发现|陪|送|答|示意|表示|签|拒绝|同意|商量|照顾|照料|护送|带|叫|唤)|\(?phone|(?:who )?(?:also )?(?:says?|said|thinks?|thought|states?|stated|notes?|noted|handed|gave|gives|brought|called|calls|found|noticed|told|tells|confirms?|confirmed|describes?|worr(?:y|ies)|asks?|asked|wants?|requests?|requested|denies|denied|witnessed|saw|helps?|here|present|at bedside|concerned|worried|agrees?)\b)/i
const telling =
  /(?:\b(?:by|per|from|to|with|according to|via|handed|told|tells|phoned|ignoring)\s+(?:his |her |the |their )?|(?:由|经|被|据|与|和|向|告知|联系|嘱))$/i

/** 陶奶奶84岁, Granny Tao, is the patient; 其奶奶84岁 is not. */
const addressed = /(?:^|[\n，。；,;:\s])[\u4e00-\u9fff]$/
const notSurname = /[其该患的者父母]$/
const isAddress = (folded: string, start: number, end: number) =>
  /^\s?[,，]?\s?(?:[男女]\s?[,，]?\s?)?\d{1,3}岁/.test(folded.slice(end, end + 10)) &&
  addressed.test(folded.slice(Math.max(0, start - 2), start)) &&
  !notSurname.test(folded.slice(Math.max(0, start - 1), start))
/** before her daughter's wedding: tells of a day. */
const occasion = /^['’]?s?\s(?:wedding|birthday|funeral|graduation|house|home|flat|car|party|visit|school)\b/i

export const isReporter = (folded: string, { start, end }: { readonly start: number; readonly end: number }) =>
  isAddress(folded, start, end) ||
  occasion.test(folded.slice(end, end + 20)) ||
  reports.test(folded.slice(end, end + 20)) ||
  telling.test(folded.slice(Math.max(0, start - 24), start))

export function reachOf(place: Place): Reach {
  const { folded, mention, clauses, at } = place
  const { start, end, cue } = mention
  const clause = clauses[at]
  if (!clause) return { from: start, backTo: start, to: end }
  const bracket = bracketOf(folded, clause, start, end)
  const ahead = forwardEnd(place, clause, bracket)
  const isIdleAhead =
    !/[\p{L}\p{N}]/u.test(folded.slice(end, Math.min(ahead, end + 3)).split(/[(,、;]/)[0] ?? '') ||
    // 首剂已于16:00给
    (cue.kind === 'done' && timedVerb.test(folded.slice(end, Math.min(ahead, end + 20)))) ||
    isVerbAhead(mention, folded.slice(end, Math.min(clause.end, end + 8)))
  const isActing = acting.has(cue.kind)
  const isHeaded = /^\s?:\s?[a-z]/i.test(folded.slice(end, end + 4))
  let scope = cue.scope
  if (
    (isActing ||
      cue.kind === 'done' ||
      cue.kind === 'ruled-out' ||
      (cue.kind === 'advised' && cue.language === 'en') ||
      (cue.kind === 'uncertain' && cue.language === 'zh')) &&
    scope === 'forward' &&
    isIdleAhead &&
    !/^\s?:/.test(folded.slice(end, end + 2))
  )
    scope = 'backward'
  // ?pre-eclampsia doubts what follows
  if (cue.kind === 'uncertain' && folded[start] === '?' && /[\s(,;/]/.test(folded[start - 1] ?? ' ') && /[a-z]/i.test(folded[end] ?? ''))
    scope = 'forward'
  // creatinine up, likely toxicity; creatinine rise likely toxicity: what follows is in doubt, while “migraine likely” doubts what stands before
  if (
    scope === 'both' &&
    leading.test(cue.cue) &&
    leads.test(folded.slice(end, end + 16)) &&
    !/\b(?:is|are|was|were|be|but)\s$/i.test(folded.slice(Math.max(0, start - 5), start))
  )
    scope = 'forward'
  if (scope === 'both' && cue.language === 'en' && (cue.kind === 'stopped' || cue.kind === 'refused'))
    scope = hasObject(folded, end) || (isHeaded && start === clause.start) ? 'forward' : 'backward'
  // 破裂大出血可能并签字: the words after it go on about something else
  if (scope === 'both' && cue.kind === 'uncertain' && cue.language === 'zh' && /^[并且及等]/.test(folded.slice(end, end + 1)))
    scope = 'backward'
  if (scope === 'both' && cue.language === 'zh' && isActing) {
    if (cue.kind === 'stopped') scope = hasChineseObject(folded, end) ? 'forward' : 'backward'
    // 布洛芬不用（胃溃疡史）: the bracket says why
    else if (/^\s?\(/.test(folded.slice(end, end + 2))) scope = 'backward'
  }
  const from = scope === 'forward' ? start : backwardStart(place, clause, bracket)
  return { from, backTo: isActing ? beforeReason(folded, from, start) : start, to: scope === 'backward' ? end : ahead }
}

/** Hedges that stand before what they put in doubt, where a noun follows them. */
const leading = /^(?:likely|probably|possibly|presumably|perhaps|maybe)$/i
const leads = /^ (?!(?:in|at|given|but|and|or|on|with|as|if|to|for|by|that|than|is|are|was|were|the|though|although)\b)[a-z]/i

/** An English verb's object follows it: declined ibuprofen, but declined by him, declined. */
const hasObject = (folded: string, end: number) =>
  /^\s?(?!(?:by|due|because|for|on|in|at|until|after|and|but|or|as|when|with|since|from|last|this|earlier|recently|about|around|ago|completely|was|were|is|are|has|had|today|yesterday|tonight|pending|per|w)\b)[a-z]/i.test(
    folded.slice(end, end + 12),
  )

/** 停呋塞米, but 呋塞米6-9停, 停后, 停1周. */
const hasChineseObject = (folded: string, end: number) =>
  /^ ?(?![后前时了至过掉于约近半一两数多第今昨前均药改换予给并且继复再未无因则故的])(?:[a-z\u3400-\u9fff]|:)/i.test(
    folded.slice(end, end + 3),
  )

/** The start of a reason or a condition that stands between what a verb is about and the verb: labetalol if BP >150/100 - not given. */
function beforeReason(folded: string, from: number, start: number): number {
  const reason = folded.slice(from, start).search(/因(?!子|素)|由于|考虑到|若|如(?=[果有遇无])|\bif\b|\bunless\b/)
  return reason >= 0 ? from + reason : start
}

/** The round bracket within the clause that a cue stands in, where it holds more than the cue: 右眼角膜炎（感染性？） doubts the cause alone. */
function bracketOf(folded: string, clause: ScopeClause, start: number, end: number): Bracket {
  const whole = { from: clause.start, to: clause.end }
  if (/^[(（]/.test(folded.slice(start, start + 1))) return whole
  const floor = Math.max(0, start - 80)
  const before = folded.slice(floor, start)
  const open = before.lastIndexOf('(')
  if (open < 0 || before.lastIndexOf(')') > open || before.lastIndexOf('\n') > open) return whole
  const after = folded.slice(end, end + 80)
  const close = after.indexOf(')')
  const inside = before.slice(open + 1) + (close < 0 ? '' : after.slice(0, close))
  if (close < 0 || !/[\p{L}\p{N}]/u.test(inside) || isRemark(inside)) return whole
  return { from: Math.max(clause.start, floor + open + 1), to: Math.min(clause.end, end + close) }
}

/** Words after which a negation no longer holds, besides those of its own row. */
const turns =
  /[、, ]有(?!无)|但|而(?!且)|仅|则|可见|可及|可闻|可触|伴有|\b(?:reports|endorses|positive|admits|states|has|presents|secondary|due to|because|despite)\b/

/** can't get comfortable, vomited: denies its verb. */
const verbal =
  /^(?:can't|cannot|unable to|inability to|was not|wasn't|were not|is not|isn't|are not|aren't|will not|won't|has not|hasn't|have not|haven't)$/i

function forwardEnd({ folded, mention, clauses, at }: Place, clause: ScopeClause, bracket: Bracket): number {
  const { end, cue } = mention
  let stop = Math.min(clause.end, Math.max(end, bracket.to))
  const { terminators } = cue
  const isHeading = (acting.has(cue.kind) || cue.kind === 'uncertain') && /^\s?:/.test(folded.slice(end, end + 2))
  if (isHeading || cue.kind === 'family' || (cue.kind === 'advised' && terminators.length > 0 && !terminators.includes('，'))) {
    // over the commas of its sentence, at most sixteen clauses
    for (let next = at + 1; next < Math.min(clauses.length, at + 17) && clauses[next]?.sentence === clause.sentence; next++) {
      // 未用：阿托品、激素；丙泊酚泵起: a denial or a doubt goes over a semicolon only to the next number of its list
      const opening = clauses[next]?.start ?? 0
      if (
        (cue.kind === 'negation' || cue.kind === 'uncertain') &&
        folded[opening - 1] === ';' &&
        !/^[(（]?\d/.test(folded.slice(opening, opening + 2))
      )
        break
      // 父亲有抑郁症史，TSH 2.6: a result is the patient's own
      if (cue.kind === 'family' && cue.language === 'zh' && /^[A-Z][A-Za-z\d-]{1,8}\s?[<>]?\d/.test(folded.slice(opening, opening + 14)))
        break
      // young daughter at home; surgery declined
      if (
        cue.kind === 'family' &&
        /;\s*$/.test(folded.slice(Math.max(0, opening - 2), opening)) &&
        terminators.includes(';') &&
        !/^\s?:/.test(folded.slice(end, end + 2))
      )
        break
      stop = clauses[next]?.end ?? stop
    }
  }
  if (cue.kind === 'uncertain' && isLatin(folded, end)) {
    // consider botulinum toxin if no better: the condition is in no doubt
    const condition = folded.slice(end, stop).search(/\b(?:if|unless|until)\b/i)
    return Math.min(condition < 0 ? stop : end + condition, wordsAfter(folded, end, 8), commaAfter(folded, end, stop))
  }
  // declined ibuprofen, previous ulcer: the comma ends it, that of a list does not
  if ((cue.kind === 'refused' || cue.kind === 'stopped') && cue.language === 'en' && !isHeading) {
    const turn = folded
      .slice(end, stop)
      .search(
        /\b(?:and|but)\s+(?:has |is |he |she |they )?(?:accepted|agreed|accepts|agrees|wants|continues|will|taking|takes|started|consented|happy)\b/,
      )
    if (turn > 0) stop = end + turn
    const comma = commaAfter(folded, end, stop)
    if (!/\b(?:and|or)\b|[&+]/.test(folded.slice(comma, stop))) stop = comma
  }
  // 非萎缩性胃炎伴糜烂 denies no erosion
  const adjective = cue.cue === '非' ? /^[^，。；,;\s]{1,5}?性/.exec(folded.slice(end, end + 6)) : null
  if (adjective) return Math.min(stop, end + adjective[0].length)
  // non-healing: the word that it is part of
  if (/^non-?$/i.test(cue.cue)) return Math.min(stop, wordsAfter(folded, end, 1))
  // not short, SLR painful: of one word or phrase, while “no” and “denies” go along a list
  if (cue.cue === 'not' || (verbal.test(cue.cue) && !/, ?(?:and|or|nor)\b/i.test(folded.slice(end, stop))))
    stop = Math.min(stop, commaAfter(folded, end, stop))
  if (cue.kind === 'negation') {
    const turn = turns.exec(folded.slice(end, stop))
    if (turn) stop = end + turn.index
    stop = Math.min(stop, nextItem(folded, end, stop))
  }
  return stop
}

/** An English doubt reaches a few words and no comma. */
function commaAfter(folded: string, from: number, to: number): number {
  const comma = folded.slice(from, to).indexOf(',')
  return comma < 0 ? to : from + comma
}

function wordsAfter(folded: string, from: number, count: number): number {
  const found = [...folded.slice(from, from + 200).matchAll(/[a-z0-9.]+/gi)][count]
  return found ? from + found.index : from + 200
}

function wordsBefore(folded: string, to: number, count: number): number {
  const floor = Math.max(0, to - 200)
  const found = [...folded.slice(floor, to).matchAll(/[a-z0-9.]+/gi)].at(-count)
  return found ? floor + found.index : floor
}

const onlyWho =
  /^(?:and |but )?(?:s?he|they|(?:the )?(?:patient|family|parents)|pt|mum|mother|wife|husband)?(?: (?:has|have|was|were|is))?\s*$/i
/** More than the names of a list: stop vancomycin after this dose, heparin on hold. */
const manyWords = /(?:[a-z][\w/-]* +){3}[a-z]/i

/** An item of a list that has its own result: blood 2+ of “blood 2+, LE neg”. */
const ownResult =
  /(?:\d|\+|\b(?:neg|negative|pos|positive|normal|nl|ok|clear)\b\.?)[^,]{0,12}$|\b(?:no|not|without|denies|declined|refused|withheld|placed|requested|ordered|booked|made|sent|given|start(?:ed)?|stop(?:ped)?|hold|held|give|continues?d?|increased|reduced|performed|done|planned|scheduled|pending|awaited|over|tender|swelling)\b[^,]{0,40}$/i

const isHedge = /^(?:probable|possible|likely|suspected|presumed|presumptive|provisional|query|unlikely)$/i

/** The comma that ends what a doubt reaches back to. “Depression, moderate, probable.”: a doubt that is an item of its own goes back over its like. */
function commaBefore(folded: string, before: string, { end }: { readonly end: number }, clauseEnd: number): number {
  const comma = before.lastIndexOf(', ')
  const isOwnItem =
    comma >= 0 && before.slice(comma + 2).trim() === '' && /^\s*(?:[.;)]|$)/.test(folded.slice(end, Math.min(clauseEnd, end + 4)))
  if (!isOwnItem) return comma
  const last = before.lastIndexOf(', ', comma - 1)
  return last >= 0 && /^, [a-z-]+$/i.test(before.slice(last, comma)) ? before.lastIndexOf(', ', last - 1) : last
}

function backwardStart({ folded, mention }: Place, clause: ScopeClause, bracket: Bracket): number {
  const { start, cue } = mention
  const floor = Math.max(clause.start, Math.min(start, bracket.from))
  const before = folded.slice(floor, start)
  // a symbol, 压痛(-)、反跳痛(+), reaches back to the last separator
  if (/^[(（]/.test(folded.slice(start, start + 1)))
    return floor + Math.max(before.lastIndexOf('、'), before.lastIndexOf(','), before.lastIndexOf(')'), before.lastIndexOf(' ')) + 1
  let from = floor + before.lastIndexOf('但') + 1
  if (acting.has(cue.kind) && !/[均都]/.test(folded.slice(start - 1, start + 1))) {
    const items = [...folded.slice(from, start).matchAll(/, |;| - | \| |→|\(|、|(?<=[\dA-Za-z]) +(?=[\u3400-\u9fff])/g)]
    const cut = items.findLast(({ index, 0: mark }) => {
      // 300 mg - not given: the cue alone stands for nothing
      if (!/[\p{L}\p{N}]/u.test(folded.slice(from + index + mark.length, start))) return false
      // 阿司匹林100mg qd（预防性）术前停: a bracket that closes before the cue parts nothing
      if (mark === '(' && cue.kind === 'stopped' && /\)[^)]{0,8}$/.test(folded.slice(from + index, start))) return false
      // offered an injection, she declined
      if (mark === ', ' && onlyWho.test(folded.slice(from + index + 2, start))) return false
      const item = folded.slice(Math.max(from, from + index - 60), from + index)
      const own = item.slice(Math.max(item.lastIndexOf('、') + 1, item.lastIndexOf(', ') + 1))
      return mark === '、' || mark === ', ' || mark.trim() === '' ? ownResult.test(own) || manyWords.test(own) : true
    })
    if (cut) from += cut.index + cut[0].length
  }
  // WBC 14.8 CRP 1.2 PCT未回: of the last one
  const isAwaited = cue.kind === 'uncertain' && /^[未待]/.test(cue.cue) && /[A-Za-z\d]\s*$/.test(folded.slice(from, start))
  // of a list of diagnoses the last one alone: 肋骨骨折 少量气胸 舟骨骨折待排, 1.低血糖 2.肾病急性加重？
  if ((cue.kind === 'uncertain' && /[\u3400-\u9fff)]\s*$/.test(folded.slice(from, start))) || isAwaited) {
    const items = [
      ...folded
        .slice(from, start)
        .matchAll(/(?<=[\u3400-\u9fff)\]])\s+(?=[\u3400-\u9fff])|(?<!\d)\d{1,2}[.、)](?!\d)\s?|(?<=\d)\s+(?=[A-Z\u3400-\u9fff])/g),
    ]
    const cut = items.findLast(({ index, 0: mark }) => /[\p{L}]/u.test(folded.slice(from + index + mark.length, start)))
    return cut ? from + cut.index + cut[0].length : from
  }
  if (cue.kind !== 'uncertain' || (cue.language !== 'en' && cue.cue !== '?') || !isLatin(folded, start - 2)) return from
  const comma = isHedge.test(cue.cue) ? commaBefore(folded, before, mention, clause.end) : before.lastIndexOf(', ')
  // “A deficiency, alcohol and drug effect cannot be excluded” doubts the whole list
  const isList = comma >= 0 && /^cannot|^can't|excluded/i.test(cue.cue) && /\b(?:and|or)\b/.test(before.slice(comma))
  return Math.max(
    from,
    wordsBefore(folded, start, isList ? 14 : 5),
    isList ? from : floor + comma + 1,
    floor + before.lastIndexOf(' - ') + 1,
    // Thrombocytopenia: probable sepsis
    floor + before.lastIndexOf(': ') + 1,
  )
}
