import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maximumReasonCharacters } from '../../../shared/limits.ts'
import type { ReviewedFinding } from '../../../shared/review.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { shownText } from '../../state/shownText.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Passages } from '../Passages.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './SignDialog.module.css'

type OverrideDialogProps = { readonly finding: ReviewedFinding; readonly isOwn: boolean }

/** Why the physician lets a finding stand: both passages once more, and his own words. */
export function OverrideDialog({ finding, isOwn }: OverrideDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const note = useWorkstation((state) => state.note)
  const edits = useWorkstation((state) => state.edits)
  const overrideFinding = useWorkstation((state) => state.overrideFinding)
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const [reason, setReason] = useState(isOwn ? t('review.ownReason') : '')
  const [isKeeping, setIsKeeping] = useState(false)
  const hintId = useId()
  const draft = note?.draft
  const section = draft?.sections.find(({ id }) => id === finding.section)
  if (!note || !draft || !section) return null

  async function keep(): Promise<void> {
    if (reason.trim() === '' || isKeeping) return
    setIsKeeping(true)
    await overrideFinding(finding, reason.trim())
    closeDialog()
  }

  return (
    <Dialog
      title={t('override.title')}
      testId="override-dialog"
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog} keys="Esc">
            {t('override.cancel')}
          </Button>
          <Button
            tone="main"
            keys="↵"
            data-testid="confirm-override"
            disabled={reason.trim() === '' || isKeeping}
            onClick={() => void keep()}
          >
            {t('override.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles.patient}>{finding.message[language]}</p>
      <Passages finding={finding} text={shownText(edits, draft, section)} segments={note.record.segments} />
      <label className={styles.reason}>
        <span>
          {t('override.label')}
          <span className={styles.counter}>{t('override.counter', { count: reason.length, maximum: maximumReasonCharacters })}</span>
        </span>
        <textarea
          autoComplete="off"
          value={reason}
          rows={2}
          maxLength={maximumReasonCharacters}
          spellCheck={false}
          required
          aria-describedby={hintId}
          data-autofocus=""
          data-testid="override-reason"
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            void keep()
          }}
        />
      </label>
      <p id={hintId} className={styles.after}>
        {t('override.body')}
      </p>
    </Dialog>
  )
}
