import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countUnsupported } from '../../state/countUnsupported.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './SignDialog.module.css'

/** What is signed, once more, word for word: Enter signs, Esc goes back. */
export function SignDialog() {
  const { t } = useTranslation()
  const note = useWorkstation((state) => state.note)
  const signNote = useWorkstation((state) => state.signNote)
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const [isSigning, setIsSigning] = useState(false)
  const draft = note?.draft
  if (!note || !draft) return null
  const unsupported = countUnsupported(draft)

  async function sign(): Promise<void> {
    setIsSigning(true)
    await signNote()
  }

  return (
    <Dialog
      title={t('sign.title')}
      testId="sign-dialog"
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog} keys="Esc">
            {t('sign.cancel')}
          </Button>
          <Button tone="main" keys="↵" data-autofocus="" data-testid="confirm-sign" disabled={isSigning} onClick={() => void sign()}>
            {t('sign.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles.patient}>{note.summary.title}</p>
      <dl className={styles.sections}>
        {draft.sections.map((section) => (
          <div key={section.id}>
            <dt>{section.heading}</dt>
            <dd>{section.text}</dd>
          </div>
        ))}
      </dl>
      {unsupported > 0 ? <Notice tone="amber">{t('sign.unsupported', { count: unsupported })}</Notice> : null}
      <p className={styles.after}>{t('sign.body')}</p>
    </Dialog>
  )
}
