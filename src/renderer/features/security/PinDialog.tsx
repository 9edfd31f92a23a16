import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import type { PinTask } from '../../state/dialogState.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { FailureText } from '../FailureText.tsx'
import { isWholePin, PinFields, type NewPin } from '../PinFields.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Security.module.css'

/** Sets, changes or takes away the PIN, or proves it before a recovery key is made. It goes back to the settings, where it was asked for. */
export function PinDialog({ task }: { readonly task: PinTask }) {
  const { t } = useTranslation()
  const openDialog = useWorkstation((state) => state.openDialog)
  const setPin = useWorkstation((state) => state.setPin)
  const makeRecoveryKey = useWorkstation((state) => state.makeRecoveryKey)
  const [current, setCurrent] = useState('')
  const [newPin, setNewPin] = useState<NewPin>({ pin: '', repeated: '' })
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const asksCurrent = task !== 'set'
  const asksNew = task === 'set' || task === 'change'
  const isReady = (!asksCurrent || current !== '') && (!asksNew || isWholePin(newPin)) && !isBusy
  const back = (): void => openDialog({ kind: 'settings' })

  async function submit(): Promise<void> {
    setBusy(true)
    setFailure(null)
    const known = asksCurrent ? current : null
    const refused = task === 'recoveryKey' ? await makeRecoveryKey(known) : await setPin(known, asksNew ? newPin.pin : null)
    setBusy(false)
    setCurrent('')
    if (refused !== null) setFailure(refused)
    else if (task === 'recoveryKey') openDialog({ kind: 'recoveryKey' })
    else back()
  }

  return (
    <Dialog
      title={t(`pin.title.${task}`)}
      testId="pin-dialog"
      onClose={back}
      actions={
        <>
          <Button onClick={back} keys="Esc">
            {t('pin.cancel')}
          </Button>
          <Button tone="main" keys="↵" type="submit" form="pin-form" disabled={!isReady} data-testid="confirm-pin">
            {t(`pin.confirm.${task}`)}
          </Button>
        </>
      }
    >
      <form
        id="pin-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) void submit()
        }}
      >
        <p className={styles.words}>{t(`pin.body.${task}`)}</p>
        {asksCurrent ? (
          <LineField
            label={t('pin.current')}
            type="password"
            value={current}
            onChange={setCurrent}
            data-testid="current-pin"
            data-autofocus=""
          />
        ) : null}
        {asksNew ? <PinFields value={newPin} onChange={setNewPin} isFirst={!asksCurrent} /> : null}
        {failure === null ? null : (
          <Notice tone="red" testId="pin-failure" code={failure.code}>
            <FailureText failure={failure} />
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
