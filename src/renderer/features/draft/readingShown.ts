import type { TFunction } from 'i18next'
import type { PrefillProgress } from '../../../shared/reduceNote.ts'

/** How far the model has read, in words, and from 0 to 1 where there is anything to read. */
export function readingShown(t: TFunction, { done, total, part, parts }: PrefillProgress): { words: string; value: number | null } {
  const percent = total === 0 ? 0 : Math.floor((100 * done) / total)
  const words = t(parts > 1 ? 'draft.progress.readingPart' : 'draft.progress.reading', { percent, part, parts })
  return { words, value: total === 0 ? null : done / total }
}
