import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roles } from '../../../shared/choices.ts'
import type { Failure } from '../../../shared/errors.ts'
import type { Account } from '../../../shared/security.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { isWholePin, PinFields, type NewPin } from '../PinFields.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Security.module.css'

/** A new account, or the name, role and PIN of one that is there; whoever does it proves it by their own PIN. */
export function AccountDialog({ account }: { readonly account: Account | null }) {
  const { t } = useTranslation()
  const openDialog = useWorkstation((state) => state.openDialog)
  const saveAccount = useWorkstation((state) => state.saveAccount)
  const removeAccount = useWorkstation((state) => state.removeAccount)
  const ownId = useWorkstation((state) => state.actor?.id)
  const [name, setName] = useState(account?.name ?? '')
  const [role, setRole] = useState(account?.role ?? 'physician')
  const [newPin, setNewPin] = useState<NewPin>({ pin: '', repeated: '' })
  const [ownPin, setOwnPin] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const needsPin = account === null || !account.hasPin
  const keepsPin = newPin.pin === '' && !needsPin
  const isReady = name.trim() !== '' && ownPin !== '' && (keepsPin || isWholePin(newPin)) && !isBusy
  const back = (): void => openDialog({ kind: 'settings' })

  async function settle(work: () => Promise<Failure | null>): Promise<void> {
    setBusy(true)
    setFailure(null)
    const refused = await work()
    setBusy(false)
    setOwnPin('')
    if (refused === null) back()
    else setFailure(refused)
  }
  const save = (): Promise<void> =>
    settle(() => saveAccount({ pin: ownPin, account: { id: account?.id ?? null, name, role, newPin: keepsPin ? null : newPin.pin } }))

  return (
    <Dialog
      title={t(account === null ? 'accounts.new' : 'accounts.change')}
      testId="account-dialog"
      onClose={back}
      actions={
        <>
          {account === null || account.id === ownId ? null : (
            <Button
              tone="quiet"
              disabled={ownPin === '' || isBusy}
              onClick={() => void settle(() => removeAccount({ pin: ownPin, id: account.id }))}
              data-testid="remove-account"
            >
              {t('accounts.remove')}
            </Button>
          )}
          <Button onClick={back} keys="Esc">
            {t('pin.cancel')}
          </Button>
          <Button tone="main" keys="↵" type="submit" form="account-form" disabled={!isReady} data-testid="confirm-account">
            {t('accounts.save')}
          </Button>
        </>
      }
    >
      <form
        id="account-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) void save()
        }}
      >
        <LineField label={t('accounts.name')} value={name} maxLength={60} onChange={setName} data-testid="account-name" data-autofocus="" />
        <ChoiceGroup
          testId="account-role"
          label={t('accounts.role')}
          value={role}
          choices={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
          hint={t(`accounts.roleHint.${role}`)}
          onChange={setRole}
        />
        <PinFields value={newPin} onChange={setNewPin} />
        {needsPin ? null : <p className={styles.words}>{t('accounts.keepsPin')}</p>}
        <LineField label={t('accounts.ownPin')} type="password" value={ownPin} onChange={setOwnPin} data-testid="own-pin" />
        {failure === null ? null : (
          <Notice tone="red" testId="account-failure" code={failure.code}>
            <FailureText failure={failure} />
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
