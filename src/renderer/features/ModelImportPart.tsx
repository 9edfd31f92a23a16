import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/errors.ts'
import { isImporting } from '../state/modelsSlice.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { FailureText } from './FailureText.tsx'
import styles from './ModelChoice.module.css'
import { useWorkstation } from './useWorkstation.ts'

/** A model from a file: chosen, copied with its progress, and refused with the reason where nobody can vouch for it. */
export function ModelImportPart() {
  const { t } = useTranslation()
  const current = useWorkstation((state) => state.modelImport)
  const importModel = useWorkstation((state) => state.importModel)
  const stopModelImport = useWorkstation((state) => state.stopModelImport)
  const isBusy = isImporting(current)
  const percent = current?.phase === 'copying' ? Math.floor((100 * current.doneBytes) / Math.max(1, current.totalBytes)) : 0
  return (
    <div className={styles.import} data-testid="model-import" data-phase={current?.phase ?? 'none'}>
      {current?.phase === 'refused' ? (
        <Notice
          tone={current.reason === 'wrong-hash' ? 'red' : 'amber'}
          actions={
            current.reason === 'wrong-hash' ? null : (
              <Button onClick={() => void importModel(true)} data-testid="accept-model">
                {t('models.accept')}
              </Button>
            )
          }
        >
          {t(`models.refused.${current.reason}`, { name: current.name })}
        </Notice>
      ) : null}
      {current?.phase === 'failed' ? (
        <Notice tone="red" code={current.failure.code}>
          {current.isTrial ? <strong>{t('models.trialFailed')} </strong> : null}
          <ImportFailure failure={current.failure} />
        </Notice>
      ) : null}
      <div className={styles.importRow}>
        {current?.phase === 'trying' ? (
          <>
            <span className={styles.detail} role="status">
              {t('models.trying')}
            </span>
            <Button onClick={() => void stopModelImport()} data-testid="stop-model-import">
              {t('models.stop')}
            </Button>
          </>
        ) : current?.phase === 'copying' ? (
          <>
            <ProgressBar value={percent / 100} label={t('models.copying', { percent })} />
            <span className={styles.detail}>{t('models.copying', { percent })}</span>
            <Button onClick={() => void stopModelImport()} data-testid="stop-model-import">
              {t('models.stop')}
            </Button>
          </>
        ) : (
          <>
            <Button disabled={isBusy} onClick={() => void importModel(false)} data-testid="import-model">
              {t(isBusy ? 'models.choosing' : 'models.import')}
            </Button>
            <span className={styles.detail} role="status">
              {current?.phase === 'imported' ? t('models.imported', { name: current.name }) : t('models.importHint')}
            </span>
          </>
        )}
      </div>
    </div>
  )
}

/** A full disk is told with both figures: nothing that was typed is lost by it here. */
function ImportFailure({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation()
  const { neededMb, freeMb } = failure.params
  if (failure.code !== 'disk-full' || neededMb === undefined || freeMb === undefined) return <FailureText failure={failure} />
  return t('models.space', { neededMb, freeMb })
}
