import styles from './Dot.module.css'

export type DotTone = 'idle' | 'running' | 'attention' | 'ready' | 'done' | 'failed'

/** Colour beside words, never instead of them. */
export function Dot({ tone }: { readonly tone: DotTone }) {
  return <i className={`${styles.dot} ${styles[tone]}`} aria-hidden="true" />
}
