import type { AppEvent } from '../../shared/contract.ts'
import type { RedraftSlice } from './dialogueState.ts'
import { isRedrafting } from './isRedrafting.ts'
import { isOpening } from './noteSlice.ts'
import type { SliceContext } from './workstationState.ts'

export type RedraftParts = { readonly slice: RedraftSlice; readonly receive: (event: AppEvent) => void }

/** One section at a time is written anew. What is on the screen is saved first, and nothing is typed meanwhile, so that the new text comes into the very draft that is seen. */
export function createRedraftSlice({ bridge, get, set, attempt, newDraftId }: SliceContext): RedraftParts {
  const slice: RedraftSlice = {
    redraft: null,
    redraftSection: async () => {
      const { note, selectedStatement, redraft } = get()
      if (note === null || isOpening(get())) return
      if (note.draft?.phase === 'signed') return get().complain({ code: 'note-signed', params: {} })
      if (note.draft?.phase !== 'drafted') return get().complain({ code: 'draft-needed', params: {} })
      if (redraft !== null) return get().complain({ code: 'draft-running', params: {} })
      const { id: draftId, sections } = note.draft
      const section = sections.find(({ id }) => id === selectedStatement?.sectionId) ?? sections[0]
      if (section === undefined || !(await get().saveEdits(draftId))) return
      const draft = get().note?.draft
      if (draft?.id !== draftId || isRedrafting(get())) return

      const { id: noteId } = note.summary
      const turnId = newDraftId()
      set({ redraft: { noteId, draftId, sectionId: section.id, turnId, statements: [], grey: '', prefill: null }, currentFinding: null })
      const input = { draftId, baseVersion: draft.version, sectionId: section.id, turnId }
      const result = await attempt(() => bridge.redraftSection(input))
      set({ redraft: null })
      const { heading } = section
      if (!result.ok) {
        if (result.failure.code === 'cancelled') return get().tell('redraftStopped', { heading })
        return get().complain(result.failure, get().openNoteId === noteId ? undefined : note.summary.title)
      }
      if (!result.value.isChanged) return get().tell('sectionSame', { heading })
      get().tell('sectionRedrafted', { heading, version: result.value.draft.version })
      if (get().note?.draft?.id !== draftId) return
      get().showDraft(noteId, result.value.draft)
      get().selectStatement({ sectionId: section.id, index: 0 })
      await get().checkNow()
    },
  }

  function receive(event: AppEvent): void {
    const { redraft } = get()
    if (redraft === null || !('draftId' in event) || event.draftId !== redraft.turnId) return
    if (event.type === 'prefill-progress') {
      const { done, total, part, parts } = event
      set({ redraft: { ...redraft, prefill: { done, total, part, parts } } })
    } else if (event.type === 'statement-delta') set({ redraft: { ...redraft, grey: redraft.grey + event.text, prefill: null } })
    else if (event.type === 'statement-withdrawn') set({ redraft: { ...redraft, grey: '' } })
    else if (event.type === 'statement-settled')
      set({ redraft: { ...redraft, statements: [...redraft.statements, event.statement], grey: '', prefill: null } })
    else set({ redraft: { ...redraft, statements: [], grey: '', prefill: null } })
  }

  return { slice, receive }
}
