import { locateStatements } from '../../state/locateStatements.ts'
import { shownText } from '../../state/shownText.ts'
import type { WorkstationState } from '../../state/workstationState.ts'

export type SelectedText = { readonly sectionId: string; readonly start: number; readonly end: number }

/** What is selected in the section that has the focus; without a selection the selected statement. `null` where there is neither, or nothing may be changed. */
export function selectedText({ note, edits, selectedStatement }: WorkstationState): SelectedText | null {
  const draft = note?.draft
  if (draft?.phase !== 'drafted') return null
  const area = document.activeElement
  const focused = area instanceof HTMLTextAreaElement ? area.dataset['section'] : undefined
  if (area instanceof HTMLTextAreaElement && focused !== undefined && area.selectionStart < area.selectionEnd)
    return { sectionId: focused, start: area.selectionStart, end: area.selectionEnd }
  const section = draft.sections.find(({ id }) => id === (focused ?? selectedStatement?.sectionId))
  if (section === undefined) return null
  const text = shownText(edits, draft, section)
  const index = selectedStatement?.sectionId === section.id ? selectedStatement.index : -1
  const { start, end } = locateStatements(text, section.statements)[index] ?? { start: 0, end: text.length }
  return start === end ? null : { sectionId: section.id, start, end }
}
