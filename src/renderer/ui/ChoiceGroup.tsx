import { useId, type ReactNode } from 'react'
import styles from './ChoiceGroup.module.css'

type Choice<T> = { readonly value: T; readonly label: string; readonly lang?: string | undefined }

type ChoiceGroupProps<T> = {
  readonly label: string
  readonly choices: readonly Choice<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
  readonly hint?: ReactNode
  /** Shows which one holds, and lets nothing be chosen. */
  readonly isDisabled?: boolean
  readonly testId: string
}

/** A few choices side by side, of which one holds: native radio buttons, so that the arrow keys and a screen reader know them. */
export function ChoiceGroup<T extends string | number | boolean>({
  label,
  choices,
  value,
  onChange,
  hint,
  isDisabled = false,
  testId,
}: ChoiceGroupProps<T>) {
  const name = useId()
  return (
    <fieldset
      className={styles.group}
      data-testid={testId}
      disabled={isDisabled}
      aria-describedby={hint === undefined ? undefined : `${name}-hint`}
    >
      <legend>{label}</legend>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={String(choice.value)} className={styles.choice} lang={choice.lang}>
            <input
              type="radio"
              name={name}
              value={String(choice.value)}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {hint === undefined ? null : (
        <p id={`${name}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </fieldset>
  )
}
