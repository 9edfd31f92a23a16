import type { Failure } from '../../shared/errors.ts'
import type { RetentionSlice } from './deskState.ts'
import { queueOrder } from './queueOrder.ts'
import type { SliceContext } from './workstationState.ts'

/** How long notes are kept, and what is taken away once it was read what that is. */
export function createRetentionSlice({ bridge, get, set, attempt, now }: SliceContext): RetentionSlice {
  /** The queue without what is gone, and another note on the screen where the open one is. */
  async function showWhatIsLeft(): Promise<Failure | null> {
    const loaded = await attempt(() => bridge.loadWorkstation({}))
    if (!loaded.ok) return loaded.failure
    const { notes } = loaded.value
    set({ notes, query: '', searched: null })
    const { openNoteId, openNote, readRetention, readBatch } = get()
    await Promise.all([readRetention(), readBatch()])
    if (openNoteId === null || notes.some(({ id }) => id === openNoteId)) return null
    set({ openNoteId: null, note: null })
    const first = queueOrder(notes, now())[0]?.notes[0]?.id
    if (first !== undefined) await openNote(first)
    return null
  }

  return {
    retention: null,
    isPurging: false,
    readRetention: async () => {
      const result = await attempt(() => bridge.readRetention({}))
      if (result.ok) set({ retention: result.value })
      else get().complain(result.failure)
    },
    changeRetention: async (months) => {
      // at once; what is due by it is told when it is known
      set(({ retention }) => ({ retention: retention && { months, due: null } }))
      const result = await attempt(() => bridge.changeRetention({ months }))
      if (result.ok) return set({ retention: result.value })
      get().complain(result.failure)
      await get().readRetention()
    },
    purgeNotes: async (before) => {
      if (get().isPurging) return null
      set({ isPurging: true })
      // what is typed is a touch: its note stays
      await get().saveAllEdits()
      const result = await attempt(() => bridge.purgeNotes({ before }))
      const failure = result.ok ? await showWhatIsLeft() : result.failure
      set({ isPurging: false })
      if (result.ok) get().tell('notesPurged', { count: result.value.notes })
      return failure
    },
  }
}
