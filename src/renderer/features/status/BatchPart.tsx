import { endedOf } from '../../../shared/endedOf.ts'
import { useTranslation } from 'react-i18next'
import { isBatchOpen } from '../../state/batchState.ts'
import { remainingWords } from '../remainingWords.ts'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './StatusBar.module.css'

/** How far the batch is, while it is not over; the way to the rest of it. */
export function BatchPart() {
  const { t } = useTranslation()
  const batch = useWorkstation((state) => state.batch)
  const openBatch = useWorkstation((state) => state.openBatch)
  if (batch === null || !isBatchOpen(batch)) return null
  const { counts, total, state, remainingMs } = batch
  const words = [
    t('batch.status', { done: endedOf(counts), total }),
    state === 'paused' ? t('batch.state.paused') : remainingMs === null ? null : remainingWords(t, remainingMs),
  ]
  return (
    <button
      type="button"
      className={styles.batch}
      title={`${t('batch.open')} (${shortcuts.batch.shown})`}
      aria-keyshortcuts={shortcuts.batch.aria}
      data-testid="batch-status"
      data-state={state}
      onClick={() => void openBatch()}
    >
      {words.filter((part) => part !== null).join(' · ')}
    </button>
  )
}
