import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maximumPinCharacters } from '../../../shared/pinRules.ts'
import type { LockView } from '../../../shared/security.ts'
import { Button } from '../../ui/Button.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import { AccountChoice } from './AccountChoice.tsx'
import styles from './LockScreen.module.css'
import { useSecondsLeft } from './useSecondsLeft.ts'

/** By the PIN, or where none is set by a key: the words say what either is worth. */
export function UnlockForm({ lock }: { readonly lock: LockView }) {
  const { t } = useTranslation()
  const unlock = useWorkstation((state) => state.unlock)
  const isUnlocking = useWorkstation((state) => state.isUnlocking)
  const [accountId, setAccountId] = useState(lock.accountId)
  const [pin, setPin] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const account = lock.accounts.find(({ id }) => id === accountId)
  const needsPin = lock.accounts.some(({ hasPin }) => hasPin)
  const secondsLeft = useSecondsLeft(account?.waitSeconds ?? 0, lock)

  // a field that was refused is empty and has the focus again
  useEffect(() => (field.current ?? button.current)?.focus(), [lock, accountId])

  async function submit(): Promise<void> {
    const typed = pin
    setPin('')
    await unlock(accountId, needsPin ? typed : null)
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <AccountChoice lock={lock} accountId={accountId} onChange={setAccountId} />
      {needsPin ? (
        <LineField
          ref={field}
          label={t('pin.label')}
          type="password"
          value={pin}
          maxLength={maximumPinCharacters}
          onChange={setPin}
          data-testid="unlock-pin"
        />
      ) : (
        <p className={styles.words}>{t('lock.withoutPin')}</p>
      )}
      <Button
        ref={button}
        type="submit"
        tone="main"
        keys="↵"
        disabled={isUnlocking || secondsLeft > 0 || (needsPin && pin === '')}
        data-testid="unlock"
      >
        {secondsLeft > 0 ? t('lock.wait', { seconds: secondsLeft }) : t('lock.unlock')}
      </Button>
    </form>
  )
}
