import { useTranslation } from 'react-i18next'
import type { CopyAsked, NoteOwner } from '../../state/dialogState.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PatientStrip } from '../PatientStrip.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './MixUpDialog.module.css'

type MixUpDialogProps = { readonly copied: NoteOwner; readonly wanted: NoteOwner } & CopyAsked

/** Two patients' texts would have mixed: both are named, nothing was copied, and going on takes a deliberate key. */
export function MixUpDialog({ copied, wanted, sectionId, consent }: MixUpDialogProps) {
  const { t } = useTranslation()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const copySection = useWorkstation((state) => state.copySection)
  const copyNote = useWorkstation((state) => state.copyNote)

  function goOn(): void {
    closeDialog()
    const given = { ...consent, changesPatient: true }
    void (sectionId === null ? copyNote(given) : copySection(sectionId, given))
  }

  return (
    <Dialog
      title={t('mixUp.title')}
      testId="mix-up-dialog"
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={goOn} data-testid="change-patient">
            {t('mixUp.change', { name: wanted.patient.name ?? wanted.title })}
          </Button>
          <Button tone="main" data-autofocus="" onClick={closeDialog} keys="Esc" data-testid="keep-patient">
            {t('mixUp.stop')}
          </Button>
        </>
      }
    >
      <dl className={styles.patients}>
        <dt>{t('mixUp.copied')}</dt>
        <dd>
          <PatientStrip {...copied} testId="mix-up-copied" />
        </dd>
        <dt>{t('mixUp.wanted')}</dt>
        <dd>
          <PatientStrip {...wanted} testId="mix-up-wanted" />
        </dd>
      </dl>
      <p>{t('mixUp.body')}</p>
    </Dialog>
  )
}
