import { joinStatements } from '../../shared/text/joinStatements.ts'
import type { SuggestionsSlice } from './dialogueState.ts'
import { shownText } from './shownText.ts'
import type { SliceContext } from './workstationState.ts'

/** The section that ideas are for. */
export const suggestedSectionId = 'plan'

/** Ideas of the model for the plan, asked for by a key. They are no part of the draft: each comes into it only by a key of its own, and then as an edit. */
export function createSuggestionsSlice({ bridge, get, set, attempt, newDraftId }: SliceContext): SuggestionsSlice {
  return {
    suggestions: null,
    suggestionsFocus: 0,
    requestSuggestions: async () => {
      const { note, suggestions } = get()
      const draft = note?.draft
      if (draft?.phase === 'signed') return get().complain({ code: 'note-signed', params: {} })
      if (draft?.phase !== 'drafted') return get().complain({ code: 'draft-needed', params: {} })
      set(({ suggestionsFocus }) => ({ suggestionsFocus: suggestionsFocus + 1 }))
      if (suggestions?.draftId === draft.id && suggestions.failure === null && suggestions.statements?.length !== 0) return
      const turnId = newDraftId()
      set({ suggestions: { draftId: draft.id, turnId, statements: null, failure: null } })
      // the plan that they are held against is the saved one
      await get().saveEdits(draft.id)
      const result = await attempt(() => bridge.suggestPlan({ draftId: draft.id, turnId }))
      const asked = get().suggestions
      if (asked?.turnId !== turnId) return
      set({ suggestions: result.ok ? { ...asked, statements: result.value } : { ...asked, failure: result.failure } })
    },
    insertSuggestion: (index) => {
      const { note, edits, suggestions } = get()
      const draft = note?.draft
      const section = draft?.sections.find(({ id }) => id === suggestedSectionId)
      const words = suggestions?.statements?.[index]?.text
      if (!draft || !section || !suggestions || words === undefined || suggestions.draftId !== draft.id) return
      const before = shownText(edits, draft, section)
      const text = joinStatements([before, words]).slice(before.length)
      // ended as the idea itself is: in its script
      const stop = before.trim() === '' || /[。.！!？?；;\s]$/.test(before) ? '' : (/[。.！!？?]$/.exec(words)?.[0] ?? '.')
      get().requestEdit({ sectionId: section.id, start: before.length, end: before.length, text: stop + text, kind: 'suggestion' })
      if (get().sectionEdit === null) return
      const statements = suggestions.statements?.filter((_, at) => at !== index) ?? []
      set({ suggestions: statements.length === 0 ? null : { ...suggestions, statements } })
    },
    closeSuggestions: () => set({ suggestions: null }),
  }
}
