import type { ComponentPropsWithRef } from 'react'
import { Kbd } from './Kbd.tsx'
import styles from './Button.module.css'

type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'type' | 'className'> & {
  /** `submit`: of the form around it, or the one that it names. */
  readonly type?: 'button' | 'submit'
  readonly tone?: 'plain' | 'main' | 'quiet'
  /** Shown beside the words, as on the keyboard. */
  readonly keys?: string | undefined
  /** The same key for screen readers, such as `Control+Enter`. */
  readonly ariaKeys?: string | undefined
}

export function Button({ tone = 'plain', type = 'button', keys, ariaKeys, children, ...rest }: ButtonProps) {
  return (
    <button type={type} className={`${styles.button} ${styles[tone]}`} aria-keyshortcuts={ariaKeys} {...rest}>
      {children}
      {keys === undefined ? null : <Kbd keys={keys} />}
    </button>
  )
}
