import { useTranslation } from 'react-i18next'
import type { Patient } from '../../shared/patient.ts'
import styles from './PatientStrip.module.css'

/** An age that can be told in the window's language; one with months, days or Chinese numerals stays as the record writes it. */
const wholeYears = /^(?<years>\d{1,3}) ?(?:周?岁|years?(?:[ -]old)?|yrs?|y(?:\/?o)?)$/iu

/** Who the record is about, as far as it says so itself; what it does not say is not shown. `title` stands in where it names nobody. */
export function PatientStrip({ title, patient, testId }: { readonly title: string; readonly patient: Patient; readonly testId: string }) {
  const { t } = useTranslation()
  const { name, sex, age, bed, number } = patient
  const years = age === null ? undefined : wholeYears.exec(age)?.groups?.['years']
  const ageWords = years === undefined ? age : t('patient.years', { years })
  const who = name === null ? [title] : [name, sex === null ? null : t(`patient.sex.${sex}`), ageWords]
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
