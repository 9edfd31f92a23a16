import type { DraftId } from '../../shared/note.ts'
import type { StopSlice } from './dialogueState.ts'
import type { SliceContext, WorkstationState } from './workstationState.ts'

/** Stops what was asked of the model beside a whole draft. */
export function createStopSlice({ bridge, get, set, attempt }: SliceContext): StopSlice {
  async function stop(turnId: DraftId): Promise<void> {
    set({ stoppingTurnId: turnId })
    const result = await attempt(() => bridge.stopDraft({ draftId: turnId }))
    if (get().stoppingTurnId === turnId) set({ stoppingTurnId: null })
    // it may have ended of itself between the key and main
    if (!result.ok && runningTurn(get()) === turnId) get().complain(result.failure)
  }

  return {
    stoppingTurnId: null,
    stopTurn: () => {
      const turnId = runningTurn(get())
      if (turnId === null) return false
      if (get().stoppingTurnId !== turnId) void stop(turnId)
      return true
    },
  }
}

/** What the model writes for the open note beside a draft. */
export function runningTurn({ note, dialogues, redraft, suggestions }: WorkstationState): DraftId | null {
  if (note === null) return null
  if (redraft !== null && redraft.draftId === note.draft?.id) return redraft.turnId
  const isSuggesting = suggestions?.draftId === note.draft?.id && suggestions?.statements === null && suggestions.failure === null
  return dialogues[note.summary.id]?.asking?.turnId ?? (isSuggesting ? suggestions.turnId : null)
}
