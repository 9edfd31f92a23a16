import { useTranslation } from 'react-i18next'
import type { Segment } from '../../shared/note.ts'
import { segmentAt } from '../../shared/text/segmentAt.ts'

/** Where in the record a passage stands, in words: its segment, and the heading that it has. */
export function usePlaceOf(segments: readonly Segment[]): (span: { readonly start: number }) => string {
  const { t } = useTranslation()
  return ({ start }) => {
    const segment = segmentAt(segments, start)
    if (segment === null) return ''
    const { number, heading } = segment
    return heading === null ? t('draft.statement.segment', { number }) : t('draft.statement.segmentHeading', { number, heading })
  }
}
