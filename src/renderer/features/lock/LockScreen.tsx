import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockView } from '../../../shared/security.ts'
import { Button } from '../../ui/Button.tsx'
import { LockIcon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './LockScreen.module.css'
import { RecoveryForm } from './RecoveryForm.tsx'
import { UnlockForm } from './UnlockForm.tsx'

/** Nothing of a record is in the window: who it is, and the two ways in. What can't be opened is never offered to be deleted. */
export function LockScreen({ lock }: { readonly lock: LockView }) {
  const { t } = useTranslation()
  const lockFailure = useWorkstation((state) => state.lockFailure)
  const [wantsRecovery, setWantsRecovery] = useState(false)
  const isLost = lock.failure !== null
  const isRecovery = lock.hasRecoveryKey && (isLost || wantsRecovery)

  return (
    <main className={styles.screen} data-testid="lock-screen" data-way={isRecovery ? 'recovery' : isLost ? 'none' : 'usual'}>
      <div className={styles.box}>
        <h1>
          <LockIcon />
          {t(isLost ? 'lock.lostTitle' : 'lock.title', { name: t('app.name') })}
        </h1>
        {lock.failure === null ? null : (
          <Notice tone="red" testId="lock-lost" code={lock.failure.code}>
            <FailureText failure={lock.failure} />
          </Notice>
        )}
        {isLost && !lock.hasRecoveryKey ? <p className={styles.words}>{t('lock.noWay')}</p> : null}
        {lockFailure === null ? null : (
          <Notice tone="red" testId="lock-failure" code={lockFailure.code}>
            <FailureText failure={lockFailure} />
          </Notice>
        )}
        {isRecovery ? <RecoveryForm lock={lock} /> : isLost ? null : <UnlockForm lock={lock} />}
        {isLost || !lock.hasRecoveryKey ? null : (
          <Button tone="quiet" onClick={() => setWantsRecovery(!wantsRecovery)} data-testid="other-way">
            {t(wantsRecovery ? 'lock.usualWay' : 'lock.recoveryWay')}
          </Button>
        )}
      </div>
    </main>
  )
}
