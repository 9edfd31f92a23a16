import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { RecoveryKeySheet } from '../RecoveryKeySheet.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Welcome.module.css'

/** The paper for the hospital's IT, made once and shown once; it may wait, and the settings make it at any time. */
export function RecoveryStep() {
  const { t } = useTranslation()
  const recoveryKey = useWorkstation((state) => state.recoveryKey)
  const makeRecoveryKey = useWorkstation((state) => state.makeRecoveryKey)
  const printPage = useWorkstation((state) => state.printPage)
  const isPrinting = useWorkstation((state) => state.isPrinting)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [at] = useState(() => Date.now())

  return (
    <>
      <p>{t('welcome.recovery.body')}</p>
      {failure === null ? null : (
        <Notice tone="red" testId="recovery-failure" code={failure.code}>
          <FailureText failure={failure} />
        </Notice>
      )}
      {recoveryKey === null ? (
        <p className={styles.act}>
          <Button onClick={() => void makeRecoveryKey(null).then(setFailure)} data-testid="make-recovery-key">
            {t('recovery.make')}
          </Button>
        </p>
      ) : (
        <>
          <RecoveryKeySheet recoveryKey={recoveryKey} at={at} />
          <p className={styles.act}>
            <Button onClick={() => void printPage()} disabled={isPrinting} data-testid="print-recovery-key">
              {t('sheet.print')}
            </Button>
          </p>
          {createPortal(
            <div className="paper" aria-hidden="true">
              <RecoveryKeySheet recoveryKey={recoveryKey} at={at} />
            </div>,
            document.body,
          )}
        </>
      )}
    </>
  )
}
