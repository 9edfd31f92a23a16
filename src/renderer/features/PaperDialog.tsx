import { useEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './PaperDialog.module.css'
import { useWorkstation } from './useWorkstation.ts'

type PaperDialogProps = { readonly title: string; readonly testId: string; readonly children: ReactNode; readonly isReady?: boolean }

/** Something for paper: shown as it will be, printed, or saved as PDF. Its second copy is what the print style leaves of the page. */
export function PaperDialog({ title, testId, children, isReady = true }: PaperDialogProps) {
  const { t } = useTranslation()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const printPage = useWorkstation((state) => state.printPage)
  const savePagePdf = useWorkstation((state) => state.savePagePdf)
  const isPrinting = useWorkstation((state) => state.isPrinting)
  const main = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (isReady) main.current?.focus()
  }, [isReady])

  return (
    <>
      <Dialog
        title={title}
        testId={testId}
        shape="page"
        onClose={closeDialog}
        actions={
          <>
            <Button onClick={closeDialog} keys="Esc">
              {t('sheet.close')}
            </Button>
            <Button disabled={isPrinting || !isReady} onClick={() => void savePagePdf()} data-testid="save-pdf">
              {t('sheet.pdf')}
            </Button>
            <Button tone="main" keys="↵" ref={main} disabled={isPrinting || !isReady} onClick={() => void printPage()} data-testid="print">
              {t('sheet.print')}
            </Button>
          </>
        }
      >
        <div className={styles.preview}>{children}</div>
      </Dialog>
      {createPortal(
        <div className="paper" aria-hidden="true">
          {children}
        </div>,
        document.body,
      )}
    </>
  )
}
