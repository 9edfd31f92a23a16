import { useTranslation } from 'react-i18next'
import type { Segment } from '../../shared/note.ts'
import type { ReviewedFinding } from '../../shared/review.ts'
import { segmentAt } from '../../shared/text/segmentAt.ts'
import styles from './Passages.module.css'
import { useWorkstation } from './useWorkstation.ts'

type PassagesProps = { readonly finding: ReviewedFinding; readonly text: string; readonly segments: readonly Segment[] }

/** What the draft says and what the record says, side by side; a passage of the record is shown there when it is clicked. */
export function Passages({ finding, text, segments }: PassagesProps) {
  const { t } = useTranslation()
  const reveal = useWorkstation((state) => state.reveal)
  const { span, evidence } = finding
  const own = text.slice(span.start, span.end).trim()

  function place(start: number): string {
    const segment = segmentAt(segments, start)
    if (segment === null) return ''
    const { number, heading } = segment
    return heading === null ? t('draft.statement.segment', { number }) : t('draft.statement.segmentHeading', { number, heading })
  }

  return (
    <dl className={styles.passages}>
      {own === '' ? null : (
        <div>
          <dt>{t('review.inDraft')}</dt>
          <dd>
            <q>{own}</q>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('review.inRecord')}</dt>
        {evidence.length === 0 ? <dd className={styles.none}>{t('review.notInRecord')}</dd> : null}
        {evidence.map(({ start, end, text: passage }) => (
          <dd key={`${start}-${end}`}>
            <button type="button" onClick={() => reveal(start, end)}>
              <q>{passage.replace(/\s+/g, ' ').trim()}</q>
              <span className={styles.place}>{place(start)}</span>
            </button>
          </dd>
        ))}
      </div>
    </dl>
  )
}
