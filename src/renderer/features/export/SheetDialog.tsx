import { useTranslation } from 'react-i18next'
import type { Sheet } from '../../../shared/exporting.ts'
import { dayAndTime } from '../../ui/dayAndTime.ts'
import { PaperDialog } from '../PaperDialog.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './SheetDialog.module.css'

/** The signed summary on paper. */
export function SheetDialog() {
  const { t } = useTranslation()
  const sheet = useWorkstation((state) => state.sheet)
  if (sheet === null) return null
  return (
    <PaperDialog title={t('sheet.title')} testId="sheet">
      <SheetPage sheet={sheet} />
    </PaperDialog>
  )
}

function SheetPage({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation()
  return (
    <article className={styles.sheet} aria-label={t('sheet.preview')} data-testid="sheet-page">
      <h3 className={styles.title}>{sheet.title}</h3>
      {sheet.sections.map(({ id, heading, text }) => (
        <section key={id}>
          <h4>{heading}</h4>
          <p>{text}</p>
        </section>
      ))}
      {sheet.label === null ? null : <p className={styles.label}>{sheet.label}</p>}
      <footer className={styles.foot}>
        <span>{t('sheet.signed', { time: dayAndTime(sheet.signedAt) })}</span>
        <span className={styles.line}>{t('sheet.signature')}</span>
      </footer>
    </article>
  )
}
