import { useTranslation } from 'react-i18next'
import { dayAndTime } from '../ui/dayAndTime.ts'
import styles from './RecoveryKeySheet.module.css'

/** The recovery key for paper: what it is, the seven groups, what to do with it. */
export function RecoveryKeySheet({ recoveryKey, at }: { readonly recoveryKey: string; readonly at: number }) {
  const { t } = useTranslation()
  return (
    <article className={styles.sheet} data-testid="recovery-key">
      <h3>{t('recovery.sheet')}</h3>
      <p>{dayAndTime(at)}</p>
      <ol className={styles.groups}>
        {recoveryKey.split('-').map((group, place) => (
          <li key={place}>{group}</li>
        ))}
      </ol>
      <p>{t('recovery.what')}</p>
      <p>{t('recovery.keep')}</p>
    </article>
  )
}
