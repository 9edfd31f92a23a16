import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { autoLockMinutes } from '../../../shared/choices.ts'
import type { Failure } from '../../../shared/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import { AccountsPart } from './AccountsPart.tsx'
import styles from './SettingsPage.module.css'

/** PIN, automatic lock, recovery key, and whether the window may be pictured. */
export function SecurityPart() {
  const { t } = useTranslation()
  const settings = useWorkstation((state) => state.settings)
  const changeSettings = useWorkstation((state) => state.changeSettings)
  const openDialog = useWorkstation((state) => state.openDialog)
  const security = useWorkstation((state) => state.security)
  const loadSecurity = useWorkstation((state) => state.loadSecurity)
  const makeRecoveryKey = useWorkstation((state) => state.makeRecoveryKey)
  const [failure, setFailure] = useState<Failure | null>(null)

  useEffect(() => void loadSecurity(), [loadSecurity])

  async function askRecoveryKey(): Promise<void> {
    if (security?.hasPin === true) return openDialog({ kind: 'pin', task: 'recoveryKey' })
    const refused = await makeRecoveryKey(null)
    if (refused === null) openDialog({ kind: 'recoveryKey' })
    else setFailure(refused)
  }

  const yesOrNo = [
    { value: true, label: t('security.yes') },
    { value: false, label: t('security.no') },
  ]
  return (
    <>
      <div className={styles.row} data-testid="pin-row" data-pin={security?.hasPin ?? false}>
        {security?.hasPin === true ? (
          <>
            <Button onClick={() => openDialog({ kind: 'pin', task: 'change' })} data-testid="change-pin">
              {t('pin.change')}
            </Button>
            <Button onClick={() => openDialog({ kind: 'pin', task: 'remove' })} data-testid="remove-pin">
              {t('pin.remove')}
            </Button>
          </>
        ) : (
          <Button onClick={() => openDialog({ kind: 'pin', task: 'set' })} data-testid="set-pin" disabled={security === null}>
            {t('pin.set')}
          </Button>
        )}
        <span>{t(security?.hasPin === true ? 'pin.isSet' : 'pin.isNotSet')}</span>
      </div>
      {security?.hasPin === true ? (
        <ChoiceGroup
          testId="setting-pin-to-sign"
          label={t('security.signing')}
          value={settings.asksPinToSign}
          choices={yesOrNo}
          onChange={(asksPinToSign) => void changeSettings({ asksPinToSign })}
        />
      ) : null}
      <ChoiceGroup
        testId="setting-auto-lock"
        label={t('security.autoLock')}
        value={settings.autoLockMinutes}
        choices={autoLockMinutes.map((value) => ({ value, label: t('security.minutes', { count: value }) }))}
        hint={t('security.autoLockHint')}
        onChange={(minutes) => void changeSettings({ autoLockMinutes: minutes })}
      />
      <div className={styles.row} data-testid="recovery-row" data-made={security?.hasRecoveryKey ?? false}>
        <Button onClick={() => void askRecoveryKey()} data-testid="make-recovery-key" disabled={security === null}>
          {t(security?.hasRecoveryKey === true ? 'recovery.makeAgain' : 'recovery.make')}
        </Button>
        <span>{t(security?.hasRecoveryKey === true ? 'recovery.isMade' : 'recovery.isNotMade')}</span>
      </div>
      {failure === null ? null : (
        <Notice tone="red" testId="security-failure" code={failure.code}>
          <FailureText failure={failure} />
        </Notice>
      )}
      {security === null ? null : <AccountsPart security={security} />}
      <ChoiceGroup
        testId="setting-capture"
        label={t('security.capture')}
        value={settings.hidesFromCapture}
        choices={yesOrNo}
        hint={t('security.captureHint')}
        onChange={(hidesFromCapture) => void changeSettings({ hidesFromCapture })}
      />
    </>
  )
}
