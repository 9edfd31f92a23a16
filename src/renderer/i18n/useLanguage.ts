import { useTranslation } from 'react-i18next'
import type { Language } from '../../shared/messages/formatFailure.ts'

/** The language that the window is shown in. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh'
}
