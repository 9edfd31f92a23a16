import type { DraftSection, DraftView } from '../../shared/note.ts'
import type { WorkstationState } from './workstationState.ts'

/** What the section shows: the physician's own text where there is one and the draft may still change, the draft's otherwise. */
export function shownText(edits: WorkstationState['edits'], draft: DraftView, section: DraftSection): string {
  return draft.phase === 'drafted' ? (edits[draft.id]?.texts[section.id] ?? section.text) : section.text
}

/** Edits that main has acknowledged are let go when their note is left; anything unsaved stays. */
export function withoutSavedEdits(edits: WorkstationState['edits']): WorkstationState['edits'] {
  return Object.fromEntries(Object.entries(edits).filter(([, edit]) => edit.unsavedSectionIds.length > 0))
}
