import { useTranslation } from 'react-i18next'
import type { Patient } from '../../shared/patient.ts'
import styles from './PatientStrip.module.css'

/** Who the record is about, as far as it says so itself; what it does not say is not shown. `title` stands in where it names nobody. */
export function PatientStrip({ title, patient, testId }: { readonly title: string; readonly patient: Patient; readonly testId: string }) {
  const { t } = useTranslation()
  const { name, sex, age, bed, number } = patient
  const who = name === null ? [title] : [name, sex === null ? null : t(`patient.sex.${sex}`), age]
  const bedWords = bed === null ? null : /[\u5e8a]$/u.test(bed) ? bed : t('patient.bed', { bed })
  return (
    <span className={styles.strip} data-testid={testId}>
      <strong className={styles.who} data-testid="patient-title" title={title}>
        {who.filter((part) => part !== null).join(' ')}
      </strong>
      {bedWords === null ? null : (
        <span className={styles.place} data-testid="patient-bed">
          {bedWords}
        </span>
      )}
      {number === null ? null : (
        <span className={styles.place} data-testid="patient-number">
          {number.label} <span className={styles.number}>{number.value}</span>
        </span>
      )}
    </span>
  )
}
