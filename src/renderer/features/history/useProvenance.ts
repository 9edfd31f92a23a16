import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../../shared/note.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { versionsWords } from '../versionsWords.ts'

const noBreak = '\u00a0'

/** What a draft was made with, on one line: model, template, application and bundles; each with its version where it was kept. */
export function useProvenance(): (provenance: NonNullable<HistoryEntry['provenance']>) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  const templates = useWorkstation((state) => state.templates)
  return ({ model, templateId, templateVersion, versions }) => {
    const template = templates.find((known) => known.template.id === templateId)?.template.name[language] ?? templateId
    const parts = [
      model?.id ?? null,
      templateVersion === null ? template : t('history.template', { name: template, version: templateVersion }),
      ...(versions === null ? [] : versionsWords(t, versions)),
    ]
    return parts
      .filter((part) => part !== null)
      .map((part) => part.replaceAll(' ', noBreak))
      .join(' · ')
  }
}
