import { useTranslation } from 'react-i18next'
import type { DraftSection, Segment } from '../../../shared/note.ts'
import type { ReviewedFinding } from '../../../shared/review.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { FindingCard } from './FindingCard.tsx'
import styles from './FindingList.module.css'

type FindingListProps = {
  readonly section: DraftSection
  readonly text: string
  readonly segments: readonly Segment[]
  readonly findings: readonly ReviewedFinding[]
  readonly current: ReviewedFinding | null
}

/** What the guard says of a section: a line each, and everything of the one that is looked at. */
export function FindingList({ section, text, segments, findings, current }: FindingListProps) {
  const { t } = useTranslation()
  if (findings.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('review.findings', { heading: section.heading })} data-testid="findings">
      {findings.map((finding) => {
        const { rule, span, severity, override } = finding
        return (
          <li
            key={`${rule}-${span.start}-${span.end}-${finding.message.en}`}
            className={styles.finding}
            data-testid="finding"
            data-rule={rule}
            data-severity={severity}
            data-overridden={override !== null}
            data-current={finding === current}
          >
            {finding === current ? <FindingCard finding={finding} text={text} segments={segments} /> : <FindingLine finding={finding} />}
          </li>
        )
      })}
    </ul>
  )
}

function FindingLine({ finding }: { readonly finding: ReviewedFinding }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const selectFinding = useWorkstation((state) => state.selectFinding)
  const { severity, override, message } = finding
  return (
    <button type="button" className={styles.line} title={message[language]} aria-expanded={false} onClick={() => selectFinding(finding)}>
      <span className={styles.weight}>{override === null ? t(`review.severity.${severity}`) : t('review.overridden')}</span>
      <span className={styles.words}>{override === null ? message[language] : override.reason}</span>
    </button>
  )
}
