import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readRecoveryKey } from '../../../shared/recoveryKey.ts'
import type { LockView } from '../../../shared/security.ts'
import { Button } from '../../ui/Button.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { isWholePin, PinFields, type NewPin } from '../PinFields.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import { AccountChoice } from './AccountChoice.tsx'
import styles from './LockScreen.module.css'

/** By the paper of the hospital's IT; a slip is named by its group before anything is tried. */
export function RecoveryForm({ lock }: { readonly lock: LockView }) {
  const { t } = useTranslation()
  const recover = useWorkstation((state) => state.recover)
  const isUnlocking = useWorkstation((state) => state.isUnlocking)
  const [accountId, setAccountId] = useState(lock.accountId)
  const [typed, setTyped] = useState('')
  const [newPin, setNewPin] = useState<NewPin>({ pin: '', repeated: '' })
  const field = useRef<HTMLInputElement>(null)
  const needsPin = lock.accounts.some(({ hasPin }) => hasPin)
  const read = readRecoveryKey(typed)

  useEffect(() => field.current?.focus(), [])

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void recover(accountId, typed, needsPin ? newPin.pin : null)
      }}
    >
      <LineField
        ref={field}
        label={t('recovery.label')}
        value={typed}
        isCode
        maxLength={100}
        hint={read.isRight ? t('recovery.right') : read.group > 0 ? t('recovery.slip', { group: read.group }) : t('recovery.hint')}
        aria-invalid={!read.isRight && read.group > 0}
        onChange={setTyped}
        data-testid="recovery-typed"
      />
      {needsPin ? (
        <>
          <AccountChoice lock={lock} accountId={accountId} onChange={setAccountId} />
          <PinFields value={newPin} onChange={setNewPin} />
        </>
      ) : null}
      <Button
        type="submit"
        tone="main"
        keys="↵"
        disabled={isUnlocking || !read.isRight || (needsPin && !isWholePin(newPin))}
        data-testid="recover"
      >
        {t('recovery.open')}
      </Button>
    </form>
  )
}
