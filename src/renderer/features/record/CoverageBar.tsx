import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '../../../shared/note.ts'
import { useWorkstation } from '../useWorkstation.ts'
import type { RecordCoverage } from './recordCoverage.ts'
import styles from './CoverageBar.module.css'

type CoverageBarProps = {
  readonly segments: readonly Segment[]
  readonly length: number
  readonly coverage: RecordCoverage
  readonly omissions: number
}

/** The record from its beginning to its end: what the draft rests on, and where it lacks something. A click goes there; the outline's keys do too. */
export function CoverageBar({ segments, length, coverage, omissions }: CoverageBarProps) {
  const { t } = useTranslation()
  const reveal = useWorkstation((state) => state.reveal)
  const { runs, cited, all } = coverage
  const words = t('record.coverage', { cited, all, omitted: omissions })

  function goTo(event: MouseEvent<HTMLDivElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const offset = Math.floor(((event.clientX - left) / Math.max(width, 1)) * length)
    const segment = segments.find(({ start, end }) => start <= offset && offset < end)
    if (segment) reveal(segment.start, segment.end)
  }

  return (
    <div className={styles.bar} role="img" aria-label={words} title={words} onClick={goTo} data-testid="record-coverage" data-cited={cited}>
      {runs.map(({ state, start, end }) => (
        <span key={start} className={styles[state]} style={{ width: `${(100 * (end - start)) / Math.max(length, 1)}%` }} />
      ))}
    </div>
  )
}
