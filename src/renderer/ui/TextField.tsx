import { useId, useState, type KeyboardEvent } from 'react'
import styles from './TextField.module.css'

type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly maximum: number
  readonly placeholder?: string | undefined
  readonly hint?: string | undefined
  readonly testId: string
  /** Told on Enter and on leaving the field, where the words are others than `value`. */
  readonly onCommit: (value: string) => void
}

/** One line of words that holds once it is left, as a choice does. */
export function TextField({ label, value, maximum, placeholder, hint, testId, onCommit }: TextFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)

  function commit(): void {
    if (typed !== null && typed.trim() !== value) onCommit(typed.trim())
    setTyped(null)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    commit()
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={typed ?? value}
        maxLength={maximum}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        data-testid={testId}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
