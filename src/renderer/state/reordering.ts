import type { DraftId, DraftSection } from '../../shared/note.ts'
import { shownText } from './shownText.ts'
import { swappedStatements } from './swappedStatements.ts'
import type { SectionEdit, SliceContext, WorkstationState } from './workstationState.ts'

type Moving = { readonly draftId: DraftId; readonly sectionId: string; readonly text: string; readonly version: number }

export type Reordering = {
  /** The edit that moves the selected statement by one place; `null` where it can't be moved, or the last move is not saved yet. */
  readonly begin: (step: 1 | -1) => SectionEdit | null
  /** Told of every change of the state: a move is saved at once, and the statement stays the selected one in its new place. */
  readonly watch: (state: WorkstationState, before: WorkstationState) => void
}

/** A statement belongs to its place only once main has read the text anew: until then no second move begins. */
export function createReordering({ get, set }: SliceContext): Reordering {
  let moving: Moving | null = null

  return {
    begin: (step) => {
      const { note, edits, selectedStatement } = get()
      const draft = note?.draft
      const section = draft?.sections.find(({ id }) => id === selectedStatement?.sectionId)
      if (moving !== null || draft?.phase !== 'drafted' || !section || !selectedStatement) return null
      const swap = swappedStatements(shownText(edits, draft, section), section.statements, selectedStatement.index, step)
      if (swap === null) return null
      moving = {
        draftId: draft.id,
        sectionId: section.id,
        text: section.statements[selectedStatement.index]?.text ?? '',
        version: draft.version,
      }
      return { sectionId: section.id, kind: 'edit', ...swap }
    },
    watch: (state, before) => {
      if (moving === null) return
      const { draftId, sectionId, text, version } = moving
      const draft = state.note?.draft
      if (draft?.id !== draftId || state.edits[draftId]?.failure != null) {
        moving = null
      } else if (draft.version > version) {
        moving = null
        const index = placeOf(draft.sections, sectionId, text)
        if (index >= 0) set({ selectedStatement: { sectionId, index }, currentFinding: null, currentOmission: null })
      } else if (state.edits !== before.edits && state.edits[draftId]?.isSaving === false) void get().saveEdits(draftId)
    },
  }
}

/** Main splits what was several sentences: the first of them stands for all, and without the full stop that it may have given away. */
function placeOf(sections: readonly DraftSection[], sectionId: string, text: string): number {
  const statements = sections.find(({ id }) => id === sectionId)?.statements ?? []
  const words = (whole: string) => whole.replace(/[。.！!？?；;\s]+$/, '')
  return statements.findIndex((statement) => statement.text !== '' && words(text).startsWith(words(statement.text)))
}
