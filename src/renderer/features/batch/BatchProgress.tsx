import { useTranslation } from 'react-i18next'
import type { BatchView } from '../../../shared/batch.ts'
import { endedOf } from '../../../shared/endedOf.ts'
import { isBatchOpen } from '../../state/batchState.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { FailureText } from '../FailureText.tsx'
import { remainingWords } from '../remainingWords.ts'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Batch.module.css'

/** How far a batch is, how long it still takes, and what can be done with it. */
export function BatchProgress({ batch }: { readonly batch: BatchView }) {
  const { t } = useTranslation()
  const toggleBatch = useWorkstation((state) => state.toggleBatch)
  const stopBatch = useWorkstation((state) => state.stopBatch)
  const { name, state, reason, total, counts, current, remainingMs } = batch
  const done = endedOf(counts)
  const isRunning = state === 'running'
  return (
    <section aria-label={name} data-testid="batch-progress" data-state={state} data-done={done}>
      <p className={styles.name}>{name}</p>
      <div className={styles.progress}>
        <ProgressBar value={total === 0 ? 1 : done / total} label={t('batch.title')} />
        <span data-testid="batch-count">{t('batch.done', { done, total })}</span>
      </div>
      <p className={styles.counts}>
        {t(`batch.state.${state}`)} · {t('batch.counts', { ...counts })}
        {isRunning && remainingMs !== null ? ` · ${remainingWords(t, remainingMs)}` : ''}
      </p>
      <p className={styles.current}>{current === null ? ' ' : t('batch.current', { name: current })}</p>
      {reason === null ? null : (
        <Notice tone="amber" testId="batch-reason" code={reason.code}>
          <FailureText failure={reason} />
        </Notice>
      )}
      {isBatchOpen(batch) ? (
        <div className={styles.starts}>
          <Button
            onClick={() => void toggleBatch()}
            keys={shortcuts.toggleBatch.shown}
            ariaKeys={shortcuts.toggleBatch.aria}
            data-testid="batch-toggle"
          >
            {t(isRunning ? 'batch.pause' : 'batch.resume')}
          </Button>
          <Button
            tone="quiet"
            onClick={() => void stopBatch()}
            keys={shortcuts.stopBatch.shown}
            ariaKeys={shortcuts.stopBatch.aria}
            data-testid="batch-stop"
          >
            {t('batch.stop')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
