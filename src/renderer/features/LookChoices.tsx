import { useTranslation } from 'react-i18next'
import { scales, themes } from '../../shared/choices.ts'
import { languages } from '../../shared/messages/formatFailure.ts'
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx'
import { useWorkstation } from './useWorkstation.ts'

/** Language, theme and scale: what somebody sets who can't read the window as it is. */
export function LookChoices() {
  const { t } = useTranslation()
  const settings = useWorkstation((state) => state.settings)
  const changeSettings = useWorkstation((state) => state.changeSettings)
  return (
    <>
      <ChoiceGroup
        testId="setting-language"
        label={t('settings.language.label')}
        value={settings.language}
        choices={languages.map((value) => ({
          value,
          // each by its own name, for whoever reads only that
          label: t(value === settings.language ? 'settings.language.own' : 'topbar.language'),
          lang: value === 'zh' ? 'zh-CN' : 'en',
        }))}
        onChange={(language) => void changeSettings({ language })}
      />
      <ChoiceGroup
        testId="setting-theme"
        label={t('settings.theme.label')}
        value={settings.theme}
        choices={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        onChange={(theme) => void changeSettings({ theme })}
      />
      <ChoiceGroup
        testId="setting-scale"
        label={t('settings.scale.label')}
        value={settings.scale}
        choices={scales.map((value) => ({ value, label: t('settings.scale.percent', { percent: value }) }))}
        hint={t('settings.scale.hint')}
        onChange={(scale) => void changeSettings({ scale })}
      />
    </>
  )
}
