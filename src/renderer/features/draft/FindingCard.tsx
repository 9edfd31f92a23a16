import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Repair } from '../../../shared/guard/finding.ts'
import type { Segment } from '../../../shared/note.ts'
import type { ReviewedFinding } from '../../../shared/review.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { Button } from '../../ui/Button.tsx'
import { Passages } from '../Passages.tsx'
import { repairShortcuts, shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './FindingList.module.css'

type FindingCardProps = { readonly finding: ReviewedFinding; readonly text: string; readonly segments: readonly Segment[] }

/** The finding that is looked at: what differs, both passages, and what can be done, each with its key. */
export function FindingCard({ finding, text, segments }: FindingCardProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const card = useRef<HTMLDivElement>(null)
  const { severity, override, message } = finding

  // in braces: newer browsers give back a promise, which is no clean-up
  useEffect(() => {
    void card.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  return (
    <div ref={card} className={styles.card} data-testid="current-finding">
      <p className={styles.message}>
        <strong>{t(`review.severity.${severity}`)}</strong> {message[language]}
      </p>
      <Passages finding={finding} text={text} segments={segments} />
      {override === null ? <Repairs finding={finding} /> : <Kept finding={finding} reason={override.reason} />}
    </div>
  )
}

function Repairs({ finding }: { readonly finding: ReviewedFinding }) {
  const { t } = useTranslation()
  const applyRepair = useWorkstation((state) => state.applyRepair)
  const requestOverride = useWorkstation((state) => state.requestOverride)
  return (
    <div className={styles.repairs}>
      {finding.repairs.map((repair, index) => {
        // the key does the first of its kind
        const isFirst = finding.repairs.findIndex(({ kind }) => kind === repair.kind) === index
        const shortcut = shortcuts[repairShortcuts[repair.kind]]
        return (
          <Button
            key={`${repair.kind}-${repair.start}-${repair.text}`}
            tone={index === 0 && repair.kind === 'replace' ? 'main' : 'plain'}
            keys={isFirst ? shortcut.shown : undefined}
            ariaKeys={isFirst ? shortcut.aria : undefined}
            title={repair.kind === 'quote' ? repair.text.trim() : undefined}
            data-testid="repair"
            data-kind={repair.kind}
            onClick={() => void applyRepair(finding, repair, t('review.ownReason'))}
          >
            {labelOf(repair)}
          </Button>
        )
      })}
      {finding.severity === 'hint' ? null : (
        <Button
          keys={shortcuts.overrideFinding.shown}
          ariaKeys={shortcuts.overrideFinding.aria}
          title={t('review.keepHint')}
          data-testid="override"
          onClick={requestOverride}
        >
          {t('review.keep')}
        </Button>
      )}
    </div>
  )

  function labelOf({ kind, text }: Repair): string {
    return t(`review.repair.${kind}`, { text: text.length > 24 ? `${text.slice(0, 23)}…` : text })
  }
}

function Kept({ finding, reason }: { readonly finding: ReviewedFinding; readonly reason: string }) {
  const { t } = useTranslation()
  const overrideFinding = useWorkstation((state) => state.overrideFinding)
  return (
    <div className={styles.repairs}>
      <span className={styles.reason}>{t('review.kept', { reason })}</span>
      <Button data-testid="take-back" onClick={() => void overrideFinding(finding, null)}>
        {t('review.takeBack')}
      </Button>
    </div>
  )
}
