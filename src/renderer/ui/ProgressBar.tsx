import styles from './ProgressBar.module.css'

/** `value` from 0 to 1; `null` where nobody knows how long it takes. */
export function ProgressBar({ value, label }: { readonly value: number | null; readonly label: string }) {
  const percent = value === null ? undefined : Math.round(value * 100)
  return (
    <span
      className={`${styles.track} ${value === null ? styles.unknown : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span className={styles.fill} style={{ width: percent === undefined ? undefined : `${percent}%` }} />
    </span>
  )
}
