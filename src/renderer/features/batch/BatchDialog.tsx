import { useContext, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isBatchOpen } from '../../state/batchState.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { FailureText } from '../FailureText.tsx'
import { shortcutOf, shortcuts } from '../shortcuts.ts'
import { useWorkstation, WorkstationContext } from '../useWorkstation.ts'
import styles from './Batch.module.css'
import { BatchProblems } from './BatchProblems.tsx'
import { BatchProgress } from './BatchProgress.tsx'

/** Many records at once: what is under way, what was refused and why, and how another one begins. The keys are those of the window. */
export function BatchDialog() {
  const { t } = useTranslation()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const batch = useWorkstation((state) => state.batch)
  const failure = useWorkstation((state) => state.batchFailure)
  const intake = useWorkstation((state) => state.batchIntake)
  const openNextToCheck = useWorkstation((state) => state.openNextToCheck)
  const isOpen = isBatchOpen(batch)
  useBatchKeys()

  function check(): void {
    closeDialog()
    void openNextToCheck()
  }

  return (
    <Dialog
      title={t('batch.title')}
      testId="batch"
      shape={batch === null && intake === null ? 'box' : 'page'}
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog} keys="Esc" data-autofocus="">
            {t('batch.close')}
          </Button>
          {batch !== null && batch.counts.drafted > 0 ? (
            <Button tone="main" keys={shortcuts.openNextToCheck.shown} onClick={check} data-testid="batch-check">
              {t('batch.check')}
            </Button>
          ) : null}
        </>
      }
    >
      {failure === null ? null : (
        <Notice tone="red" testId="batch-failure" code={failure.code}>
          <FailureText failure={failure} />
        </Notice>
      )}
      {intake !== null ? <Intake {...intake} /> : isOpen ? null : <Starts isFirst={batch === null} />}
      {batch === null ? null : <BatchProgress batch={batch} />}
      <BatchProblems />
    </Dialog>
  )
}

function Intake({ done, total }: { readonly done: number; readonly total: number | null }) {
  const { t } = useTranslation()
  return (
    <div className={`${styles.progress} ${styles.late}`} data-testid="batch-intake">
      <ProgressBar value={total === null ? null : done / total} label={t('batch.reading')} />
      <span>{total === null ? t('batch.reading') : t('batch.taken', { done, total })}</span>
    </div>
  )
}

/** `isFirst`: there is nothing else to do here. */
function Starts({ isFirst }: { readonly isFirst: boolean }) {
  const { t } = useTranslation()
  const startBatch = useWorkstation((state) => state.startBatch)
  return (
    <>
      <p className={styles.what}>{t('batch.what')}</p>
      <div className={styles.starts}>
        <Button
          data-autofocus={isFirst ? '' : undefined}
          onClick={() => void startBatch('folder')}
          keys={shortcuts.batchFolder.shown}
          ariaKeys={shortcuts.batchFolder.aria}
          data-testid="batch-folder"
        >
          {t('batch.folder')}
        </Button>
        <Button
          onClick={() => void startBatch('file')}
          keys={shortcuts.batchFile.shown}
          ariaKeys={shortcuts.batchFile.aria}
          data-testid="batch-file"
        >
          {t('batch.file')}
        </Button>
      </div>
    </>
  )
}

/** An open dialog has the keyboard for itself; these keys mean the same in it as outside. */
function useBatchKeys(): void {
  const store = useContext(WorkstationContext)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const state = store?.getState()
      if (!state || state.dialog?.kind !== 'batch' || event.defaultPrevented) return
      const name = shortcutOf(event)
      if (name === 'toggleBatch') void state.toggleBatch()
      else if (name === 'stopBatch') void state.stopBatch()
      else if (name === 'batchFolder') void state.startBatch('folder')
      else if (name === 'batchFile') void state.startBatch('file')
      else if (name === 'openNextToCheck') {
        state.closeDialog()
        void state.openNextToCheck()
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [store])
}
