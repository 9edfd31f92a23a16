import type { AppEvent } from '../../shared/contract.ts'
import { queueOrder } from './queueOrder.ts'
import type { SliceContext, StartupSlice } from './workstationState.ts'

/** Loads the workstation and opens the first note of the queue; events are taken from before the load, so that none falls between. */
export function createStartupSlice({ bridge, get, set, attempt, now }: SliceContext, receive: (event: AppEvent) => void): StartupSlice {
  let isListening = false

  return {
    startup: { phase: 'loading' },
    keyProtection: null,
    version: null,
    load: async () => {
      if (!isListening) bridge.onEvent(receive)
      isListening = true
      set({ startup: { phase: 'loading' } })
      const result = await attempt(() => bridge.loadWorkstation({}))
      if (!result.ok && result.failure.code === 'locked') return get().readLock()
      if (!result.ok) {
        set({ startup: { phase: 'failed', failure: result.failure } })
        return
      }
      const { isFirstRun, openNoteId, ...loaded } = result.value
      set({ ...loaded, lock: null, startup: { phase: 'ready' }, ...(isFirstRun && { dialog: { kind: 'welcome' } }) })
      void get().readBatch()
      void get().loadTemplates()
      // after an unlocking, the note that was on the screen
      const first = openNoteId ?? queueOrder(get().notes, now())[0]?.notes[0]?.id
      if (first !== undefined && get().openNoteId === null) await get().openNote(first)
    },
  }
}
