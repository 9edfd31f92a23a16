import { useTranslation } from 'react-i18next'
import { LockIcon } from '../../ui/icons.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'

export function LockButton() {
  const { t } = useTranslation()
  const lockNow = useWorkstation((state) => state.lockNow)
  return (
    <button
      type="button"
      aria-label={t('lock.now')}
      aria-keyshortcuts={shortcuts.lock.aria}
      title={`${t('lock.now')} (${shortcuts.lock.shown})`}
      onClick={() => void lockNow()}
      data-testid="lock"
    >
      <LockIcon />
    </button>
  )
}
