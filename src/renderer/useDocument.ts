import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkstation } from './features/useWorkstation.ts'

/** What the settings change outside the components: the language of words and page, the theme; and the last save when the window goes. */
export function useDocument(): void {
  const { i18n } = useTranslation()
  const { language, theme } = useWorkstation((state) => state.settings)
  const saveAllEdits = useWorkstation((state) => state.saveAllEdits)

  useEffect(() => {
    void i18n.changeLanguage(language)
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = i18n.t('app.name')
  }, [i18n, language])

  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])

  useEffect(() => {
    const save = (): void => void saveAllEdits()
    window.addEventListener('pagehide', save)
    window.addEventListener('blur', save)
    return () => {
      window.removeEventListener('pagehide', save)
      window.removeEventListener('blur', save)
    }
  }, [saveAllEdits])
}
