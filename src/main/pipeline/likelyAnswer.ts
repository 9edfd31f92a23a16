import type { Language } from '../../shared/messages/formatFailure.ts'

/** The mark that opens an item of a list: 1. ①（2） - • */
const itemMark = /^(?:[-•*·●▪]|[（(]\d{1,2}[）)]|\d{1,2}(?:[)）、．]|\.(?!\d))|[①-⑳])\s*/
const endMarks = /[。.;；，,]$/

/**
 * What a section may well say of its passages: a summary writes the items of a list behind one another. Nothing is said because it stands here; where the model writes it, it is read in batches
 * (`promptLookup.ts`). In a measured draft the copies broke off at every item before, where the record has “\n2. ” and the draft “；”.
 */
export function likelyAnswer(excerpts: readonly string[], language: Language): string {
  const items = excerpts
    .flatMap((excerpt) => excerpt.split('\n'))
    .map((line) => line.trim().replace(itemMark, '').replace(endMarks, ''))
    .filter((item) => item !== '')
  if (items.length === 0) return ''
  return language === 'zh' ? `${items.join('；')}。` : `${items.join('; ')}.`
}
