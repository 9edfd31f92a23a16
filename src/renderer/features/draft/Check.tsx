import { useTranslation } from 'react-i18next'
import type { DraftView } from '../../../shared/note.ts'
import { ChevronIcon } from '../../ui/icons.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Check.module.css'

/** More would be no list to look through. */
const maximumListed = 200

/** What of the record the draft rests on and what it leaves out, and the sentences that did not stand against the record. */
export function Check({ draft }: { readonly draft: DraftView }) {
  const { t } = useTranslation()
  if (draft.coverage === null && draft.rejections.length === 0) return null
  return (
    <div className={styles.check} data-testid="check">
      <h3>{t('draft.check.title')}</h3>
      <CoverageList draft={draft} />
      <RejectionList draft={draft} />
    </div>
  )
}

function CoverageList({ draft }: { readonly draft: DraftView }) {
  const { t } = useTranslation()
  const reveal = useWorkstation((state) => state.reveal)
  if (draft.coverage === null || draft.coverage.segments === 0) return null
  const { segments: all, read, uncovered } = draft.coverage
  const cited = all - uncovered.length
  return (
    <>
      <div className={styles.line} data-testid="coverage">
        <span className={styles.meter} aria-hidden="true">
          <span style={{ width: `${(100 * cited) / all}%` }} />
        </span>
        <span>{t('draft.check.cited', { cited, all })}</span>
        <span className={read < all ? styles.partly : styles.quiet}>{t('draft.check.read', { read, all })}</span>
      </div>
      {uncovered.length > 0 ? (
        <details className={styles.details} data-testid="uncovered">
          <summary>
            <ChevronIcon size={12} />
            {t('draft.check.uncovered', { count: uncovered.length })}
          </summary>
          <ul className={styles.places}>
            {uncovered.slice(0, maximumListed).map(({ number, heading, start, end }) => (
              <li key={number}>
                <button type="button" onClick={() => reveal(start, end)}>
                  {heading === null ? t('draft.statement.segment', { number }) : t('draft.statement.segmentHeading', { number, heading })}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function RejectionList({ draft }: { readonly draft: DraftView }) {
  const { t, i18n } = useTranslation()
  if (draft.rejections.length === 0) {
    return draft.phase === 'stopped' ? null : <p className={styles.none}>{t('draft.check.noneRejected')}</p>
  }
  return (
    <details className={styles.details} data-testid="rejections">
      <summary>
        <ChevronIcon size={12} />
        {t('draft.check.rejected', { count: draft.rejections.length })}
      </summary>
      <ul className={styles.rejections}>
        {draft.rejections.map((rejection, index) => {
          const key = `draft.check.reason.${rejection.reason}`
          const heading = draft.sections.find((section) => section.id === rejection.sectionId)?.heading ?? rejection.sectionId
          return (
            <li key={`${index}-${rejection.text}`}>
              <span className={styles.reason}>
                {heading} · {i18n.exists(key) ? i18n.t(key as 'draft.check.reason.number') : rejection.reason}
              </span>
              <del>{rejection.text}</del>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
