import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Templates.module.css'

/** What became of the last save, export or import; of an import each file that was refused, by name. */
export function TemplateOutcomeLine() {
  const { t } = useTranslation()
  const outcome = useWorkstation((state) => state.templateOutcome)
  if (outcome === null) return null
  if (outcome.kind === 'failed') {
    return (
      <Notice tone="red" testId="template-failure" code={outcome.failure.code}>
        <FailureText failure={outcome.failure} />
      </Notice>
    )
  }
  if (outcome.kind !== 'imported') {
    return (
      <p role="status" className={styles.facts} data-testid="template-outcome">
        {t(`templates.outcome.${outcome.kind}`)}
      </p>
    )
  }
  return (
    <div role="status" data-testid="template-outcome">
      <p className={styles.facts}>{t('templates.outcome.imported', { count: outcome.imported.length, refused: outcome.refused.length })}</p>
      {outcome.refused.map(({ file, failure }) => (
        <Notice key={file} tone="amber" testId="template-refused" code={failure.code}>
          <strong>{file}</strong> <FailureText failure={failure} />
        </Notice>
      ))}
    </div>
  )
}
