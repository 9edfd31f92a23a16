import { memo, useCallback, useRef } from 'react'
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
  const selectFinding = useWorkstation((state) => state.selectFinding)
  const keys = keysOf(findings)
  const shown = useRef(findings)
  shown.current = findings
  const select = useCallback(
    (index: number) => {
      const finding = shown.current[index]
      if (finding !== undefined) selectFinding(finding)
    },
    [selectFinding],
  )
  if (findings.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('review.findings', { heading: section.heading })} data-testid="findings">
      {findings.map((finding, index) => {
        const { rule, severity, override, message } = finding
        return (
          <li
            key={keys[index]}
            className={styles.finding}
            data-testid="finding"
            data-rule={rule}
            data-severity={severity}
            data-overridden={override !== null}
            data-current={finding === current}
          >
            {finding === current ? (
              <FindingCard finding={finding} text={text} segments={segments} />
            ) : (
              <FindingLine index={index} severity={severity} message={message} reason={override?.reason ?? null} onSelect={select} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** By what a finding says and its turn among those that say the same: where it stands changes with each key that is typed before it. */
function keysOf(findings: readonly ReviewedFinding[]): string[] {
  const turns = new Map<string, number>()
  return findings.map(({ rule, message }) => {
    const words = `${rule}-${message.en}`
    const turn = turns.get(words) ?? 0
    turns.set(words, turn + 1)
    return `${words}-${String(turn)}`
  })
}

type FindingLineProps = Pick<ReviewedFinding, 'severity' | 'message'> & {
  readonly index: number
  /** Why the physician lets it stand; `null`: it is open. */
  readonly reason: string | null
  readonly onSelect: (index: number) => void
}

/** Drawn anew only when it says something else, lest every key in a section with many findings draws them all. */
const FindingLine = memo(function FindingLine({ index, severity, message, reason, onSelect }: FindingLineProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <button type="button" className={styles.line} title={message[language]} aria-expanded={false} onClick={() => onSelect(index)}>
      <span className={styles.weight}>{reason === null ? t(`review.severity.${severity}`) : t('review.overridden')}</span>
      <span className={styles.words}>{reason ?? message[language]}</span>
    </button>
  )
})
