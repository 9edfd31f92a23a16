import type { TermPlace } from '../../shared/guard/analysis.ts'
import { firstStarting } from '../../shared/guard/ordered.ts'
import type { GuardRecord } from '../../shared/guard/guardRecord.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { Evidence, Statement } from '../../shared/note.ts'
import { flags } from '../../shared/text/scopeFlags.ts'
import { hardWraps } from '../../shared/text/hardWraps.ts'
import { clauseSpans, sentenceSpans, type Span } from '../../shared/text/sentences.ts'
import type { SectionPlan } from './plan.ts'
import { asOneLine, ended } from './statement.ts'

const lasts =
  /(?:\d+|[一二两三四五六七八九十半数几]+)\+?[余多]?\s?个?(?:小时|分钟|天|日|周|星期|月|年)|\b(?:\d+|one|two|three|four|five|six|several)[ -]?(?:hours?|hrs?|h|days?|d|weeks?|wks?|months?|mo|years?|yrs?)\b|\bx ?\d+ ?(?:h|d|wk|mo|yr)|\d\/(?:7|52|12)\b|\bsince\b/i

/**
 * A complaint is a symptom and how long it lasts, in the patient's words: where a sentence of its places begins with such clauses, they are taken as they
 * stand. “蒋某，女，82岁，摔伤致右髋部疼痛、不能站立16小时。” gives what follows the age. Undefined where no place has a symptom with its time in so many
 * UTF-16 units as a complaint may have; that is the model's to condense.
 */
export function statedComplaint(
  record: GuardRecord,
  { section, evidence, isStated }: SectionPlan,
  language: Language,
): Statement | undefined {
  const limit = section.verbatimUpTo?.[language]
  if (limit === undefined) return undefined
  const wraps = hardWraps(record.folded)
  const sentences = evidence.flatMap((place) => firstSentence(record.text, place, wraps) ?? [])
  // an English note often names no time, and a small model makes of its short words what they do not say
  for (const needsTime of language === 'en' ? [true, false] : [true])
    for (const sentence of sentences) {
      const found = cited(record.text, sentence, limit) ?? leading(record, sentence, limit, isStated, needsTime)
      if (found) return { text: ended(asOneLine(found.text), language), kind: 'record', evidence: [found] }
    }
  return undefined
}

/** “体温最高⏎39.8℃”: the value that a short line broke off. */
const valueAlone = /^\d+(?:\.\d+)?\s?[℃%A-Za-z/]{1,8}$/

/** The first sentence of a place, over the line ends that a paste put into it. */
function firstSentence(text: string, place: Span, wraps: ReadonlySet<number>): Span | undefined {
  const [first, ...rest] = sentenceSpans(text, place.start, place.end)
  let end = first?.end ?? place.end
  for (const next of rest) {
    if (!wraps.has(end) && !valueAlone.test(text.slice(next.start, next.end))) break
    end = next.end
  }
  return first && { start: first.start, end }
}

/** 因“右上腹痛2天，血压低6小时”自外科转入: the record's own words for it, in quotation marks. */
function cited(text: string, { start, end }: Span, limit: number): Evidence | undefined {
  const match = /因[“"]([^”"\n]{4,80})[”"]/.exec(text.slice(start, end))
  const words = match?.[1] ?? ''
  if (!match || words.length > limit || !lasts.test(words)) return undefined
  const at = start + match.index + 2
  return { start: at, end: at + words.length, text: words }
}

/** Who it is of, and no complaint. */
const identity = /岁|某|龄|[男女][婴童]|女士|先生|^\s*[男女]|\b\d+ ?(?:yo|y\/o|[MF])\b|\byear[- ]old\b|\b(?:mr|mrs|ms)\b/i
const noComplaint = /请|复查|复诊|建议|\b(?:requested|repeat|thank you|follow|review)\b/i

function leading(record: GuardRecord, sentence: Span, limit: number, isStated: boolean, needsTime: boolean): Evidence | undefined {
  const clauses = clauseSpans(record.text, sentence.start, sentence.end)
  const said = clauses.findIndex((clause) => hasTerm(record, clause, 'symptom'))
  const person = clauses.slice(0, Math.max(0, said)).findLastIndex((clause) => identity.test(record.text.slice(clause.start, clause.end)))
  const clause = clauses[isStated ? 0 : said < 0 ? -1 : person + 1]
  if (!clause) return undefined
  const label = /^\s*(?:[A-Za-z/]{1,8}:|(?:c\/o|cc|hpc|hx)\b|患者)\s*/.exec(record.text.slice(clause.start, clause.end))?.[0].length ?? 0
  const start = clause.start + label
  let end: number | undefined
  for (const next of clauses) {
    if (next.start < clause.start) continue
    if (next.end - start > limit + 1) break
    end = next.end
  }
  if (end === undefined) return undefined
  const text = record.text
    .slice(start, end)
    .replace(/\s*[（(][^）)]*$/, '')
    .replace(/[\s，；、。,;:.]+$/, '')
  const span = { start, end: start + text.length }
  const isForm =
    (isStated || hasTerm(record, span, 'symptom')) &&
    (!needsTime || lasts.test(text)) &&
    !hasTerm(record, span, 'drug') &&
    !noComplaint.test(text) &&
    (isStated || !text.includes('：'))
  return isForm ? { ...span, text } : undefined
}

/** A term of a kind that the stretch has as present and the patient's. */
function hasTerm({ terms, termBits }: GuardRecord, { start, end }: Span, kind: 'symptom' | 'drug'): boolean {
  for (let index = firstStarting(terms, start); index < terms.length && (terms[index] as TermPlace).start < end; index++) {
    const term = terms[index] as TermPlace
    const bits = termBits[index] ?? 0
    if (term.end <= end && term.kinds.includes(kind) && (bits & (flags.negated | flags.family | flags.normal)) === 0) return true
  }
  return false
}
