import { useTranslation } from 'react-i18next'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Batch.module.css'

/** A list longer than this is counted; the command line and the next batch of the same folder name them all. */
const shownProblems = 500

/** The records without a draft, each with what is to be done. */
export function BatchProblems() {
  const { t } = useTranslation()
  const problems = useWorkstation((state) => state.batchProblems)
  if (problems.length === 0) return null
  return (
    <section className={styles.problems} aria-label={t('batch.problems')} data-testid="batch-problems">
      <h3>
        {t('batch.problems')} · {problems.length}
      </h3>
      <ul>
        {problems.slice(0, shownProblems).map(({ position, name, state, failure, sameAs }) => (
          <li key={position} data-testid="batch-problem" data-state={state} data-code={failure?.code}>
            <strong>{name}</strong>
            <p className={styles.why}>{failure === null ? t('batch.same', { name: sameAs ?? '' }) : <FailureText failure={failure} />}</p>
          </li>
        ))}
      </ul>
      {problems.length > shownProblems ? <p className={styles.why}>{t('batch.more', { count: problems.length - shownProblems })}</p> : null}
    </section>
  )
}
