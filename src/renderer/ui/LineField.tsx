import { useId, type ComponentPropsWithRef, type ReactNode } from 'react'
import styles from './LineField.module.css'

type LineFieldProps = Omit<ComponentPropsWithRef<'input'>, 'id' | 'className' | 'aria-describedby' | 'onChange'> & {
  readonly label: string
  readonly hint?: ReactNode
  readonly isCode?: boolean
  readonly onChange: (value: string) => void
}

/** A line to type in, under its name. */
export function LineField({ label, hint, isCode = false, onChange, ...rest }: LineFieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={isCode ? styles.code : undefined}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
