import type { Language } from '../../shared/messages/formatFailure.ts'
import { itemsOf, joinItems } from './listMarks.ts'

/**
 * What a section may well say of its passages: a summary writes the items of a list behind one another. Nothing is said because it stands here; where the model writes it, it is read in batches
 * (`promptLookup.ts`). In a measured draft the copies broke off at every item before, where the record has “\n2. ” and the draft “；”.
 */
export function likelyAnswer(excerpts: readonly string[], language: Language): string {
  const items = excerpts.flatMap(itemsOf)
  return items.length === 0 ? '' : `${joinItems(items, language)}${language === 'zh' ? '。' : '.'}`
}
