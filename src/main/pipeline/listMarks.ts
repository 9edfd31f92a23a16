import type { Language } from '../../shared/messages/formatFailure.ts'

/** The mark that opens an item of a list: 1. ①（2） - • */
const itemMark = /^(?:[-–•*·●▪]+[ \t　]*(?=[^\d\s])|[-–•*·●▪]+[ \t　]+|[（(]\d{1,2}[）)]|\d{1,2}(?:[)）、．]|\.(?!\d))|[①-⑳])\s*/
const endMarks = /[。.;；，,]$/

/** The items of a list, line by line, without their marks and without the sign that ends each; empty lines are none. */
export const itemsOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(itemMark, '').replace(endMarks, ''))
    .filter((item) => item !== '')

/** Items behind one another, as a summary writes them. */
export const joinItems = (items: readonly string[], language: Language): string => items.join(language === 'zh' ? '；' : '; ')

/** Words of several lines of which one opens with a mark of a list, as a summary writes them; any other text as it is. */
export function withoutItemMarks(text: string, language: Language): string {
  const [first = '', ...others] = text.trim().split(/\r?\n/)
  const isList = others.length > 0 && [first, ...others].some((line) => itemMark.test(line.trim()))
  return isList ? joinItems(itemsOf(text), language) : text
}
