import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Intake.module.css'

/** For the mouse: a place to paste into. Pasted text goes into the queue at once, typed text by the button. */
export function PasteDialog() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const saveRecord = useWorkstation((state) => state.saveRecord)
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const tell = useWorkstation((state) => state.tell)

  async function save(record: string): Promise<void> {
    if (await saveRecord(record)) closeDialog()
    else setText(record)
  }

  return (
    <Dialog
      title={t('intake.paste.title')}
      testId="paste-dialog"
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog} keys="Esc">
            {t('intake.paste.cancel')}
          </Button>
          <Button tone="main" disabled={text.trim() === ''} onClick={() => void save(text)}>
            {t('intake.paste.save')}
          </Button>
        </>
      }
    >
      <p>{t('intake.paste.body')}</p>
      <textarea
        autoComplete="off"
        className={styles.area}
        aria-label={t('intake.paste.label')}
        value={text}
        spellCheck={false}
        data-autofocus=""
        data-testid="paste-area"
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain')
          if (text !== '' && pasted !== '') return
          event.preventDefault()
          if (pasted.trim() === '') tell('clipboardEmpty')
          else void save(pasted)
        }}
      />
    </Dialog>
  )
}
