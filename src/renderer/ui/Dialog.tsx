import { useEffect, useId, useRef, type ReactNode } from 'react'
import styles from './Dialog.module.css'
import { useModalDialog } from './useModalDialog.ts'

type DialogProps = {
  readonly title: string
  readonly testId: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions: ReactNode
  /** A box in the middle, a wider page, or a drawer along the right edge. */
  readonly shape?: 'box' | 'page' | 'drawer'
}

/** A native modal dialog: the browser keeps the focus inside and gives it back, Esc closes. It lives as long as it is rendered. */
export function Dialog({ title, testId, onClose, children, actions, shape = 'box' }: DialogProps) {
  const dialog = useModalDialog()
  const body = useRef<HTMLDivElement>(null)
  const titleId = useId()

  useEffect(() => {
    // Only what has to be scrolled is a stop of the Tab key, and then has a name; asked again with each change of what is in it.
    if (body.current === null || body.current.scrollHeight <= body.current.clientHeight) return
    body.current.tabIndex = 0
    body.current.setAttribute('role', 'group')
    body.current.setAttribute('aria-labelledby', titleId)
  })

  return (
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${styles[shape]}`}
      aria-labelledby={titleId}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      <div ref={body} className={styles.body}>
        {children}
      </div>
      <div className={styles.actions}>{actions}</div>
    </dialog>
  )
}
