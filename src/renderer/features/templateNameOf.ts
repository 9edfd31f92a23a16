import type { Language } from '../../shared/messages/formatFailure.ts'
import type { WorkstationState } from '../state/workstationState.ts'

/** The name of the template that the draft on the screen was made by; its id where the list does not know it. */
export function templateNameOf({ note, templates }: WorkstationState, language: Language): string {
  const id = note?.draft?.templateId ?? ''
  return templates.find(({ template }) => template.id === id)?.template.name[language] ?? id
}
