import { useTranslation } from 'react-i18next'
import type { Replacement } from '../../../shared/exporting.ts'
import type { CopyAsked } from '../../state/dialogState.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './ReplacementsDialog.module.css'

type ReplacementsDialogProps = { readonly replacements: readonly Replacement[] } & CopyAsked

/** Each character that is written otherwise, before anything is copied. */
export function ReplacementsDialog({ replacements, sectionId, consent }: ReplacementsDialogProps) {
  const { t } = useTranslation()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const copySection = useWorkstation((state) => state.copySection)
  const copyNote = useWorkstation((state) => state.copyNote)

  function copy(): void {
    closeDialog()
    const given = { ...consent, acceptsReplacements: true }
    void (sectionId === null ? copyNote(given) : copySection(sectionId, given))
  }

  return (
    <Dialog
      title={t('replacements.title')}
      testId="replacements"
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog} keys="Esc">
            {t('replacements.cancel')}
          </Button>
          <Button tone="main" keys="↵" data-autofocus="" onClick={copy} data-testid="accept-replacements">
            {t('replacements.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('replacements.body')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('replacements.from')}</th>
            <th scope="col">{t('replacements.to')}</th>
            <th scope="col">{t('replacements.where')}</th>
          </tr>
        </thead>
        <tbody>
          {replacements.map(({ from, code, to, isLost, count, context }) => (
            <tr key={`${from} ${to}`} data-testid="replacement" data-lost={isLost}>
              <td>
                <b>{from}</b> <span className={styles.code}>{code}</span>
              </td>
              <td>
                {to.trim() === '' ? (
                  <span className={styles.code}>{t(to === '' ? 'replacements.removed' : 'replacements.space')}</span>
                ) : (
                  <b>{to}</b>
                )}
                {isLost ? <span className={styles.lost}>{t('replacements.lost')}</span> : null}
              </td>
              <td>
                <span>{context.before}</span>
                <mark>{from}</mark>
                <span>{context.after}</span>
                {count > 1 ? <span className={styles.places}>{t('replacements.places', { count })}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
