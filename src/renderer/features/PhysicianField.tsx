import { useTranslation } from 'react-i18next'
import { TextField } from '../ui/TextField.tsx'
import { useWorkstation } from './useWorkstation.ts'

const maximumNameCharacters = 60

/** Who works here: the memory of corrections is kept apart by it. */
export function PhysicianField({ onChanged }: { readonly onChanged?: () => void }) {
  const { t } = useTranslation()
  const physician = useWorkstation((state) => state.settings.physician)
  const changeSettings = useWorkstation((state) => state.changeSettings)
  return (
    <TextField
      label={t('memory.physician.label')}
      value={physician}
      maximum={maximumNameCharacters}
      placeholder={t('memory.physician.nobody')}
      hint={t('memory.physician.hint')}
      testId="setting-physician"
      onCommit={(name) => void changeSettings({ physician: name }).then(onChanged)}
    />
  )
}
