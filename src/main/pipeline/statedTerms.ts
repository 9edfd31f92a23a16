import type { GuardRecord } from '../../shared/guard/guardRecord.ts'
import { flags } from '../../shared/text/scopeFlags.ts'
import { isInBrackets, sentenceSpans, type Span } from '../../shared/text/sentences.ts'

/** What tells of earlier or of others, without a heading of its own. */
const past =
  /既往|病史|曾|上次|前次|前因|末次住院|史[，,。；;]|(?:\d|[一二三四五六七八九十])\s*年前|幼时|儿时|大学时|(?:19|20)\d\d年|父|母|兄|弟|姐|妹|\b(?:pmhx?|hx|history|previous(?:ly)?|as a (?:child|boy|girl)|years? ago|mother|father|brother|sister|mum|dad|fhx?|family|in (?:19|20)\d\d|last (?:admission|stay|visit)|awaiting|since (?:19|20)\d\d)\b/i
/** Of someone else, of what one is proof against, of a questionnaire. */
const weak =
  /室友|同事|同学|邻居|丈夫|妻子|家属|排除|筛查|预防|疫苗|免疫|抗体|抗-?[A-Z]|风险|：\s*[有无]|\b(?:risk|screen(?:ing)?|prevent(?:ion)?|vaccine|rule out|r\/o|immun(?:e|ity|isation|ization)|jab|vaccin\w*|antibod(?:y|ies)|contact with|exposed)\b/i

/** 慢性硬膜下血肿钻孔引流术后第3天 names what the patient has by what was done for it. */
const isAfter = (text: string, end: number) => /^术?后(?:第|\d|[一二三四五六七八九十])/.test(text.slice(end, end + 4))

/**
 * Sentences that name an illness (or a symptom) of the patient as present, where neither a heading nor a cue says what they are: neither denied nor of a
 * relative nor of earlier times. `closed`: topics whose sentences never count. In the record's order.
 */
export function statedTerms(record: GuardRecord, kind: 'disease' | 'symptom', closed: ReadonlySet<string>): Span[] {
  const found: Span[] = []
  let at = 0
  let sentences: Span[] = []
  let number = -1
  for (const term of record.terms) {
    const topic = record.topicOf[term.clause] ?? null
    const isNamed = term.kinds.includes(kind) || (kind === 'disease' && term.kinds.includes('procedure') && isAfter(record.text, term.end))
    // HL is a lymphoma, and decibel too
    if (!isNamed || term.isAmbiguous || /^[a-z]{1,2}$/i.test(term.surface) || (topic !== null && closed.has(topic))) continue
    if (((record.termBits[term.index] ?? 0) & (flags.negated | flags.family | flags.conditional | flags.normal)) !== 0) continue
    // terms and segments are both in order
    while (at < record.segments.length && (record.segments[at]?.end ?? 0) <= term.start) at++
    const segment = record.segments[at]
    if (!segment) break
    if (segment.number !== number) [number, sentences] = [segment.number, sentenceSpans(record.text, segment.start, segment.end)]
    const sentence = sentences.find(({ start, end }) => term.start >= start && term.start < end)
    if (!sentence || found.at(-1)?.start === sentence.start) continue
    const words = record.text.slice(sentence.start, sentence.end)
    // “G4 P2 (2017 LSCS, PPH 900 ml)”: what stands in brackets is told of something else
    if (isInBrackets(words, term.start - sentence.start)) continue
    if (words.length <= 400 && !past.test(words) && !weak.test(words)) found.push(sentence)
  }
  return found
}
