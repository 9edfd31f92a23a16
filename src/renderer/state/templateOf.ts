import type { TemplateView } from '../../shared/template.ts'
import type { WorkstationState } from './workstationState.ts'

type Known = Pick<WorkstationState, 'templates' | 'chosenTemplates' | 'note' | 'settings'>

/** The template that the next draft of the open note is made by: what was chosen for it, else what its draft was made by, else the one of the settings. */
export function templateIdOf({ templates, chosenTemplates, note, settings }: Known): string {
  const wanted = [note === null ? undefined : chosenTemplates[note.summary.id], note?.draft?.templateId, settings.templateId]
  const isThere = (id: string | undefined) => templates.some(({ template, isDeleted }) => template.id === id && !isDeleted)
  // before the list is here, main says what there is
  return (
    wanted.find((id) => id !== undefined && (templates.length === 0 || isThere(id))) ?? templates[0]?.template.id ?? settings.templateId
  )
}

export function templateOf(state: Known): TemplateView | undefined {
  const id = templateIdOf(state)
  return state.templates.find(({ template }) => template.id === id)
}
