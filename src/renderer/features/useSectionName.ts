import { useEffect, useState } from 'react'
import { useLanguage } from '../i18n/useLanguage.ts'
import type { TemplateSections } from '../state/workstationState.ts'
import { useWorkstation } from './useWorkstation.ts'

/** The heading of a section by its id, in the language of the window; the id itself where no template knows it. */
export function useSectionName(): (sectionId: string) => string {
  const language = useLanguage()
  const templateId = useWorkstation((state) => state.settings.templateId)
  const readTemplateSections = useWorkstation((state) => state.readTemplateSections)
  const [sections, setSections] = useState<TemplateSections>([])
  useEffect(() => void readTemplateSections(templateId).then(setSections), [readTemplateSections, templateId])
  return (sectionId) => sections.find(({ id }) => id === sectionId)?.heading[language] ?? sectionId
}
