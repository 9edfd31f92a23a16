import type { ReactNode } from 'react'
import { InfoIcon, WarningIcon } from './icons.tsx'
import styles from './Notice.module.css'

type NoticeProps = {
  readonly tone: 'info' | 'amber' | 'red'
  readonly children: ReactNode
  readonly actions?: ReactNode
  readonly testId?: string | undefined
  readonly code?: string | undefined
}

/** What happened and what to do, in its place. Amber and red are announced at once. */
export function Notice({ tone, children, actions, testId, code }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === 'info' ? 'note' : 'alert'} data-testid={testId} data-code={code}>
      {tone === 'info' ? <InfoIcon /> : <WarningIcon />}
      <div className={styles.words}>{children}</div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  )
}
