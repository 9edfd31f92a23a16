import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../../shared/importPreview.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Intake.module.css'

type PreviewDialogProps = { readonly preview: ImportPreview; readonly name: string | null }

/** What a file of another program became, with what was left out of it, before it is kept. */
export function PreviewDialog({ preview, name }: PreviewDialogProps) {
  const { t } = useTranslation()
  const answerPreview = useWorkstation((state) => state.answerPreview)
  return (
    <Dialog
      title={t('intake.preview.title')}
      testId="preview-dialog"
      onClose={() => answerPreview(false)}
      actions={
        <>
          <Button onClick={() => answerPreview(false)} keys="Esc">
            {t('intake.preview.cancel')}
          </Button>
          <Button tone="main" onClick={() => answerPreview(true)} data-autofocus="" data-testid="confirm-preview">
            {t('intake.preview.take')}
          </Button>
        </>
      }
    >
      {name === null ? null : <p className={styles.name}>{name}</p>}
      <ul className={styles.warnings} data-testid="preview-warnings">
        {preview.warnings.map(({ code, count }) => (
          <li key={code} data-code={code}>
            {t(`intake.preview.warning.${code}`, { count })}
          </li>
        ))}
      </ul>
      <pre className={styles.text} tabIndex={0} aria-label={t('intake.preview.text')} data-testid="preview-text">
        {preview.text}
      </pre>
    </Dialog>
  )
}
