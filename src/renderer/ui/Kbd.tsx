import styles from './Kbd.module.css'

/** A key in place. Screen readers hear it from `aria-keyshortcuts` of the control instead. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles.kbd} aria-hidden="true">
      {keys}
    </kbd>
  )
}
