import { useTranslation } from 'react-i18next'
import { SettingsIcon } from '../../ui/icons.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'

export function SettingsButton() {
  const { t } = useTranslation()
  const openDialog = useWorkstation((state) => state.openDialog)
  return (
    <button
      type="button"
      aria-label={t('settings.open')}
      aria-keyshortcuts={shortcuts.settings.aria}
      title={`${t('settings.open')} (${shortcuts.settings.shown})`}
      onClick={() => openDialog({ kind: 'settings' })}
      data-testid="open-settings"
    >
      <SettingsIcon />
    </button>
  )
}
