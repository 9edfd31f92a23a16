import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Omission } from '../../../shared/guard/finding.ts'
import type { DraftView } from '../../../shared/note.ts'
import { targetOmission } from '../../state/targetOmission.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckIcon, ChevronIcon } from '../../ui/icons.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './OmissionList.module.css'

/** Of a chart of many days there may be hundreds: the others come when they are asked for. */
const listed = 40

/** What the record holds and the draft lacks: a click shows it in the record, one key quotes it where it belongs. */
export function OmissionList({ draft }: { readonly draft: DraftView }) {
  const { t } = useTranslation()
  const checked = useWorkstation((state) => state.checked)
  const currentOmission = useWorkstation((state) => state.currentOmission)
  const [isOpen, setIsOpen] = useState(true)
  const [hasAll, setHasAll] = useState(false)
  if (checked === null || checked.draftId !== draft.id) return null
  const { omissions } = checked
  const target = targetOmission(omissions, currentOmission)
  if (omissions.length === 0) {
    return (
      <section className={styles.panel} aria-label={t('omissions.title')} data-testid="omissions" data-count={0}>
        <p className={styles.none}>
          <CheckIcon size={14} />
          {t('omissions.none')}
        </p>
      </section>
    )
  }
  return (
    <section className={styles.panel} aria-label={t('omissions.title')} data-testid="omissions" data-count={omissions.length}>
      <h3>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          data-testid="omissions-toggle"
        >
          <ChevronIcon size={12} />
          {t('omissions.title')}
          <span className={styles.count}>{t('omissions.count', { count: omissions.length })}</span>
        </button>
      </h3>
      {isOpen ? (
        <ul className={styles.rows}>
          {(hasAll ? omissions : omissions.slice(0, listed)).map((omission) => (
            <OmissionRow key={omission.evidence[0]?.start} draft={draft} omission={omission} isTarget={omission === target} />
          ))}
          {!hasAll && omissions.length > listed ? (
            <li className={styles.row}>
              <Button tone="quiet" onClick={() => setHasAll(true)}>
                {t('omissions.more', { count: omissions.length - listed })}
              </Button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </section>
  )
}

type OmissionRowProps = {
  readonly draft: DraftView
  readonly omission: Omission
  /** The one that the key inserts. */
  readonly isTarget: boolean
}

function OmissionRow({ draft, omission, isTarget }: OmissionRowProps) {
  const { t } = useTranslation()
  const selectOmission = useWorkstation((state) => state.selectOmission)
  const insertOmission = useWorkstation((state) => state.insertOmission)
  const currentOmission = useWorkstation((state) => state.currentOmission)
  const start = omission.evidence[0]?.start ?? 0
  const text = (omission.repairs[0]?.text ?? '').replace(/^[。.\s]+|\s+$/g, '')
  const heading = draft.sections.find(({ id }) => id === omission.section)?.heading ?? omission.section
  return (
    <li
      className={styles.row}
      data-testid="omission"
      data-kind={omission.kind}
      data-target={isTarget}
      data-current={start === currentOmission}
    >
      <button type="button" className={styles.passage} title={text} onClick={() => selectOmission(start)}>
        <span className={styles.kind}>{t(`omissions.kind.${omission.kind}`)}</span>
        <span className={styles.words}>{text}</span>
      </button>
      <Button
        keys={isTarget ? shortcuts.insertOmission.shown : undefined}
        ariaKeys={isTarget ? shortcuts.insertOmission.aria : undefined}
        title={heading}
        data-testid="insert-omission"
        onClick={() => {
          selectOmission(start)
          void insertOmission()
        }}
      >
        {t('omissions.insert')}
        <span className="hidden-visually">{t('omissions.insertHere', { heading, text })}</span>
      </Button>
    </li>
  )
}
