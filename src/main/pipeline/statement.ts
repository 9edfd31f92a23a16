import { kindOfTemplateSection } from '../../shared/guard/kindOfTemplateSection.ts'
import type { SectionKind } from '../../shared/guard/sectionKind.ts'
import { sentenceSpans, type Span } from '../../shared/text/sentences.ts'
import { leadingClauses, overlaps } from '../../shared/text/spans.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { Evidence, Segment, Statement } from '../../shared/note.ts'
import type { SectionTemplate } from '../../shared/template.ts'
import { characterBoundary } from '../../shared/text/characterBoundary.ts'
import { endsItem, hardWraps } from '../../shared/text/hardWraps.ts'
import { withoutItemMarks } from './listMarks.ts'
import type { PlannedEvidence } from './plan.ts'

/** UTF-16 units a statement may reach, written, quoted or listed: a longer one is cut at a clause, since it is a copied paragraph. */
export const maximumStatementCharacters = { zh: 110, en: 280 } as const

/** The model's ways of saying that the record has nothing: said by the program in a fixed sentence instead. */
const absent =
  /^(?:无|暂无|没有|未提及|不详|无特殊处理)[。.]?$|(?:原文|病历|记录|文中|原病)?(?:中)?(?:未|没有)(?:明确)?(?:记载|提及|说明|写明|提到)|not (?:stated|mentioned|documented|specified|recorded)|^none\.?$|no (?:diagnosis|plan|treatment) (?:is|was)? ?(?:stated|mentioned|given)/i

export function isAbsentPhrase(text: string): boolean {
  return absent.test(text)
}

/** A statement as it stands in the section: no repeated heading, no list mark, one full stop at its end. Changes no word. */
export function tidyStatement(raw: string, section: SectionTemplate, language: Language): string {
  const heading = section.heading[language]
  const opening = new RegExp(
    `^(?:${[heading.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), language === 'zh' ? '主诉|诊断|初步诊断|治疗|计划|治疗计划|诊疗计划|答|正文' : 'answer|summary'].join('|')})\\s*[：:]\\s*`,
    'i',
  )
  const text = raw
    .trim()
    .replace(opening, '')
    .replace(/^[，；、,;\s]+/, '')
    .replace(/^(?:[（(]?\d{1,2}[）)、.．](?:\s+|(?=\D)))+/, '')
    // the number of an item that was not written any more: “续美罗培南；2.”
    .replace(/(?<=[；;。\s])\s*[（(]?\d{1,2}[）)、.．]\s*$/, '')
    .replace(/[；;]\s*\d{1,2}\s*$/, '')
    .replace(/[，、；：,;:\s]+$/, '')
  if (!/\p{L}/u.test(text)) return ''
  return ended(text, language)
}

/**
 * The numbers of a list that the model made a sentence of go: “8.2型糖尿病” would be read as a value. Takes characters away, and adds none but joints.
 * `item`: the number that the sentence began with, so that the next behind a mere space is its next item and no value.
 */
export function withoutListNumbers(text: string, language: Language, item?: number): string {
  let expected = (item ?? 0) + 1
  const joined =
    item !== undefined
      ? text.replace(/(?<=[\p{L}）)？?])\s+(\d{1,2})[.、．]\s?(?=[\p{L}])/gu, (all: string, found: string) => {
          if (Number(found) !== expected) return all
          expected++
          return language === 'zh' ? '；' : '; '
        })
      : text
  const number = /([;；。]|[)）](?=\s*\d{1,2}[.、．]\s?[\p{Script=Han}A-Z]))\s*\d{1,2}(?:[)）、．]|\.(?=\s|\p{Script=Han}|[A-Z]|\d型))\s*/gu
  return joined.replace(number, (all: string, mark: string) => {
    const joint = /[)）]/.test(mark) ? (language === 'zh' ? `${mark}；` : `${mark};`) : mark
    return language === 'en' && /\s/.test(all) ? `${joint} ` : joint
  })
}

/** Words of the record over several lines as one: between ideographs and figures nothing takes the place of a line end, elsewhere a space. */
export const asOneLine = (text: string): string =>
  text
    .replace(/(?<=[\u3400-\u9fff，、；：\d])\s*[\r\n]+\s*(?=[\u3400-\u9fff\d])/g, '')
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim()

/** The words with a semicolon between the items of a list that has no marks. `start`: where the words stand in `record`. */
function withItemsApart(words: string, start: number, record: string, language: Language): string {
  const wraps = hardWraps(record)
  const joint = language === 'zh' ? '；' : '; '
  return words.replace(/(?<![。.；;！？!?\s])[ \t\u3000\r]*\n\s*(?=[\p{L}\p{N}])/gu, (all: string, at: number) =>
    endsItem(record, start + at + all.indexOf('\n'), wraps) ? joint : all,
  )
}

/** What two statements are compared by: their letters and figures, without spaces and signs. */
export const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')

/** With a full stop at its end, where no other sign ends it. */
export function ended(text: string, language: Language): string {
  if (/[。！？!?]$/.test(text) || (language === 'en' && text.endsWith('.'))) return text
  return text.replace(/[，、；：,;:\s]+$/, '') + (language === 'zh' ? '。' : '.')
}

const doubtfulHeading = /^(?:拟诊|拟诊断|诊断考虑|考虑|印象|诊断印象|working|provisional)/i
const doubt = /拟诊|考虑|可能|疑|待查|待排|[？?]|印象|provisional|possible|probable|likely|suspect/i

/** “拟诊：脑梗死” must not become a plain “脑梗死”: the doubt of a heading goes with what stands under it. Other statements stay as they are. */
export function withDoubtOfHeading(text: string, evidence: readonly Evidence[], segments: readonly Segment[]): string {
  return doubt.test(text) ? text : underDoubt(text, evidence, segments)
}

/** The same for a statement of a section of this kind: what is done is no less done for standing behind what is suspected. */
export const asSaidUnder = (kind: SectionKind, text: string, evidence: readonly Evidence[], segments: readonly Segment[]): string =>
  kind === 'plan' ? text : withDoubtOfHeading(text, evidence, segments)

/** The text with the doubtful heading of its place before it, also where a word in it is doubtful by itself. */
export function underDoubt(text: string, evidence: readonly Evidence[], segments: readonly Segment[]): string {
  const heading = segments.find((segment) => evidence.some((span) => overlaps(span, segment)))?.heading ?? ''
  return doubtfulHeading.test(heading) ? `${heading}：${text}` : text
}

/** Where the first sentence ends that a paste broke over lines: 体温最高⏎39.8℃ goes on, as long as the whole keeps the short form of at most `limit` units. */
function endOfWrapped(text: string, sentences: readonly Span[], limit: number): number {
  const [first] = sentences
  let end = first?.end ?? 0
  for (const { start: next, end: nextEnd } of sentences.slice(1)) {
    const isEnded = /[。.！？!?；;]\s*$/.test(text.slice(end - 1, next))
    if (isEnded || nextEnd - (first?.start ?? 0) > limit) break
    end = nextEnd
  }
  return end
}

/** The number of an item at the start of its line; 8.2型糖尿病 may be a value. */
const itemNumber = /^\s*[（(]?(\d{1,2})(?:[）)、．]|\.(?=\s|\p{Script=Han}|[A-Za-z]))\s*/u

/** The strongest evidence that is not used yet, word for word, as long as whole clauses fit; undefined when all is used. */
export function quoteEvidence(
  text: string,
  segments: readonly Segment[],
  section: SectionTemplate,
  evidence: readonly PlannedEvidence[],
  used: readonly Evidence[],
  language: Language,
): Statement | undefined {
  for (const planned of evidence) {
    // a section in short form (the complaint) takes one sentence, not what follows it
    const sentences = section.verbatimUpTo ? sentenceSpans(text, planned.start, planned.end) : []
    const stop = sentences.length === 0 ? planned.end : endOfWrapped(text, sentences, section.verbatimUpTo?.[language] ?? 0)
    const span = leadingClauses(text, planned.start, stop, maximumStatementCharacters[language])
    const end = characterBoundary(text, Math.min(span.end, span.start + maximumStatementCharacters[language]))
    const quoted: Evidence = { start: span.start, end, text: text.slice(span.start, end) }
    if (used.some((other) => overlaps(other, quoted))) continue
    const unmarked = withoutItemMarks(quoted.text, language)
    const apart = unmarked === quoted.text ? withItemsApart(unmarked, span.start, text, language) : unmarked
    const opensLine = /(?:^|[\n：:】\]])\s*$/.test(text.slice(Math.max(0, span.start - 12), span.start))
    const [mark = '', item] = (opensLine ? itemNumber : /^\s*[（(]?(1)[）)、]\s*/).exec(apart) ?? []
    const words = item === undefined ? apart : withoutListNumbers(apart.slice(mark.length), language, Number(item))
    const line = asOneLine(words)
    return {
      text: ended(asSaidUnder(kindOfTemplateSection(section), line, [quoted], segments), language),
      kind: 'quoted',
      evidence: [quoted],
    }
  }
  return undefined
}
