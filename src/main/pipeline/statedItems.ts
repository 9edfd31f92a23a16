import type { Language } from '../../shared/messages/formatFailure.ts'
import type { Evidence } from '../../shared/note.ts'
import { isInBrackets, type Span } from '../../shared/text/sentences.ts'
import type { SectionPlan } from './plan.ts'
import { ended, maximumStatementCharacters } from './statement.ts'

/** UTF-16 units of one item of a list. */
const longestItem = { zh: 60, en: 160 } as const

/** An item with its text as it stands in a statement. */
type Item = Evidence

/**
 * A list of diagnoses is already what the section asks for: its items in their order, with every sign of doubt, as at most so many statements as the
 * section may have. Undefined where no place begins with such an item: running text is the model's to condense. What does not fit is left to the omission panel.
 */
export function statedItems(text: string, { section, evidence, isStated }: SectionPlan, language: Language): StatedList | undefined {
  if (!section.itemsAsStated || !isStated) return undefined
  const strongest = evidence[0]?.rank
  const places = evidence.filter(({ rank }) => rank === strongest).sort((a, b) => a.start - b.start)
  const items = places.flatMap((place) => itemsOf(text, place, longestItem[language]))
  if (items.length === 0) return undefined
  const statements: Item[][] = [[]]
  let length = 0
  for (const item of items) {
    if (length > 0 && length + item.text.length + 2 > maximumStatementCharacters[language]) {
      if (statements.length >= section.maximumStatements) break
      statements.push([])
      length = 0
    }
    statements.at(-1)?.push(item)
    length += item.text.length + 2
  }
  return statements
}
export type StatedList = readonly (readonly Item[])[]

/** The items as one statement: joined by semicolons, one full stop at its end. */
export function listStatement(items: readonly Item[], language: Language): string {
  const joint = language === 'zh' ? '；' : '; '
  return ended(items.map(({ text }) => text).join(joint), language)
}

const listMark =
  /^\s*(?:[-–•·*▪●]\s*|[（(]?\d{1,2}[）)、.．](?:(?!\d)|(?=\d型))\s*|\d{1,2}\s+(?=[\u3400-\u9fff])|[①-⑳]\s*|[一二三四五六七八九十]{1,2}[、.．]\s*)+/
/** Where an item ends within a line: at a semicolon or full stop, and before the next number of a list. */
const betweenItems =
  /[；;。]\s*|\.\s+(?=[A-Z?\d(])|\s+(?=[（(]?\d{1,2}[）)、.．](?:(?!\d)\s*[^\d\s]|\s?\d型))|　+(?=\d{1,2}[ 　])|(?=[①-⑳])|(?<=[\u3400-\u9fff）)])(?=\d{1,2}[.、．]\s?[\u3400-\u9fff])/g
/** What is no diagnosis: the next heading, an order, a dose. */
const ends =
  /^(?:【|\[|治[以法疗]|予|给予|嘱|建议|处理|拟行|继续|告知|通知|签|转[入I]|老伴|家属|其[夫妻子女]|陪护|\p{L}[\p{L} ]{1,20}[：:])|\d\s?(?:mg|g|ml|μg|mcg|iu|u)\b|\d(?:片|粒|支)|^(?:thank|dear|she|he|they|the patient|pt|plan|given|start|continue|discussed|advised?|will|follow)\b/iu

/** The items at the head of a place, up to a blank line or to what is no item. */
function itemsOf(text: string, { start, end }: Span, longest: number): Item[] {
  const items: Item[] = []
  for (let from = start; from < end;) {
    const at = text.indexOf('\n', from)
    const to = at < 0 || at > end ? end : at
    if (text.slice(from, to).trim() === '') break
    for (const item of itemsInLine(text, from, to)) {
      if (item.text.length > longest || ends.test(item.text)) return items
      items.push(item)
    }
    from = to + 1
  }
  return items
}

function itemsInLine(text: string, start: number, end: number): Item[] {
  const line = text.slice(start, end)
  const items: Item[] = []
  const push = (from: number, to: number) => {
    const mark = listMark.exec(text.slice(from, to))?.[0].length ?? 0
    let [first, last] = [from + mark, to]
    while (first < last && /[\s，,。]/.test(text[first] ?? '')) first++
    while (last > first && /[\s，,；;。.]/.test(text[last - 1] ?? '')) last--
    if (/\p{L}/u.test(text.slice(first, last))) items.push({ start: first, end: last, text: text.slice(first, last).replace(/\s+/g, ' ') })
  }
  let open = 0
  for (const { index, 0: gap } of line.matchAll(betweenItems)) {
    if (isInBrackets(line, index)) continue
    push(start + open, start + index)
    open = index + gap.length
  }
  push(start + open, end)
  return items
}
