import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkstation } from '../useWorkstation.ts'

/** Asked before a new draft takes the place of text that the physician wrote or signed. */
export function RedraftDialog({ reason }: { readonly reason: 'edited' | 'signed' }) {
  const { t } = useTranslation()
  const startDraft = useWorkstation((state) => state.startDraft)
  const closeDialog = useWorkstation((state) => state.closeDialog)
  return (
    <Dialog
      title={t('redraft.title')}
      testId="redraft-dialog"
      onClose={closeDialog}
      actions={
        <>
          <Button data-autofocus="" onClick={closeDialog} keys="Esc">
            {t('redraft.cancel')}
          </Button>
          <Button tone="main" data-testid="confirm-redraft" onClick={() => void startDraft()}>
            {t('redraft.confirm')}
          </Button>
        </>
      }
    >
      <p>{t(`redraft.${reason}`)}</p>
    </Dialog>
  )
}
