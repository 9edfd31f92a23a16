import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { Button } from '../../ui/Button.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './SettingsPage.module.css'

/** What new notes are drafted by. */
export function TemplatePart() {
  const { t } = useTranslation()
  const id = useId()
  const language = useLanguage()
  const templates = useWorkstation((state) => state.templates)
  const templateId = useWorkstation((state) => state.settings.templateId)
  const changeSettings = useWorkstation((state) => state.changeSettings)
  const openTemplates = useWorkstation((state) => state.openTemplates)
  return (
    <div className={styles.labelled}>
      <label htmlFor={id}>{t('templates.defaultLabel')}</label>
      <div className={styles.row}>
        <select
          id={id}
          value={templateId}
          data-testid="setting-template"
          onChange={(event) => void changeSettings({ templateId: event.target.value })}
        >
          {templates
            .filter(({ isDeleted }) => !isDeleted)
            .map(({ template }) => (
              <option key={template.id} value={template.id}>
                {template.name[language]}
              </option>
            ))}
        </select>
        <Button keys={shortcuts.templates.shown} onClick={() => void openTemplates()} data-testid="manage-templates">
          {t('templates.manage')}
        </Button>
        <span>{t('templates.defaultHint')}</span>
      </div>
    </div>
  )
}
