import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Templates.module.css'

type Pair = { readonly zh: string; readonly en: string }
type PairFieldProps = {
  readonly label: string
  readonly value: Pair
  readonly isLong?: boolean
  readonly hasFault?: boolean
  readonly hint?: string
  readonly testId: string
  readonly onChange: (value: { zh: string; en: string }) => void
}

/** The same words in both languages, side by side: a record is summarised in its own. */
export function PairField({ label, value, isLong = false, hasFault = false, hint, testId, onChange }: PairFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className={styles.pair} role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className={styles.label}>
        {label}
      </span>
      {(['zh', 'en'] as const).map((language) => {
        const shared = {
          value: value[language],
          lang: language === 'zh' ? 'zh-CN' : 'en',
          'aria-label': `${label} · ${t(`templates.language.${language}`)}`,
          'aria-invalid': hasFault,
          spellCheck: false,
          'data-testid': `${testId}-${language}`,
        }
        return isLong ? (
          <textarea
            key={language}
            autoComplete="off"
            {...shared}
            rows={2}
            maxLength={2000}
            onChange={(event) => onChange({ ...value, [language]: event.target.value })}
          />
        ) : (
          <input
            key={language}
            autoComplete="off"
            {...shared}
            type="text"
            maxLength={200}
            onChange={(event) => onChange({ ...value, [language]: event.target.value })}
          />
        )
      })}
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
    </div>
  )
}
