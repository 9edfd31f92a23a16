import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Toast } from '../../state/workstationState.ts'
import { CheckIcon, CloseIcon, InfoIcon, WarningIcon } from '../../ui/icons.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Toasts.module.css'

/** Good news goes by itself; a failure stays until it is closed. */
const messageMs = 6000

export function Toasts() {
  const { t } = useTranslation()
  const toasts = useWorkstation((state) => state.toasts)
  return (
    <div className={styles.toasts} role="region" aria-label={t('toasts.label')}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const { t } = useTranslation()
  const dismissToast = useWorkstation((state) => state.dismissToast)
  const [isHeld, setIsHeld] = useState(false)
  const isFailure = toast.kind === 'failure'

  useEffect(() => {
    if (isFailure || isHeld) return
    const timer = setTimeout(() => dismissToast(toast.id), messageMs)
    return () => clearTimeout(timer)
  }, [isFailure, isHeld, dismissToast, toast.id])

  return (
    <div
      className={`${styles.toast} ${isFailure ? styles.failure : ''}`}
      role={isFailure ? 'alert' : 'status'}
      data-testid="toast"
      data-code={isFailure ? toast.failure.code : toast.message}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
    >
      <ToastIcon toast={toast} />
      <div className={styles.words}>
        {isFailure ? (
          <>
            {toast.about === null ? null : <strong>{toast.about}</strong>}
            <FailureText failure={toast.failure} />
          </>
        ) : (
          t(`toasts.${toast.message}`, toast.params)
        )}
      </div>
      <button type="button" aria-label={t('toasts.close')} onClick={() => dismissToast(toast.id)}>
        <CloseIcon size={14} />
      </button>
    </div>
  )
}

function ToastIcon({ toast }: { readonly toast: Toast }) {
  if (toast.kind === 'failure') return <WarningIcon />
  return toast.message === 'clipboardEmpty' || toast.message === 'dropEmpty' ? <InfoIcon /> : <CheckIcon />
}
