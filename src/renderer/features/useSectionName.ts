import { useLanguage } from '../i18n/useLanguage.ts'
import { useWorkstation } from './useWorkstation.ts'

/** The heading of a section by its id, in the language of the window; the id itself where no template knows it. */
export function useSectionName(): (sectionId: string) => string {
  const language = useLanguage()
  const templates = useWorkstation((state) => state.templates)
  return (sectionId) =>
    templates.flatMap(({ template }) => template.sections).find(({ id }) => id === sectionId)?.heading[language] ?? sectionId
}
