import { maximumQueryCharacters } from '../../shared/limits.ts'
import { isInFilter, queueOrder } from './queueOrder.ts'
import type { QueueSlice, SliceContext } from './workstationState.ts'

/** After the last key. */
const searchDelayMs = 120

/** Which notes the queue shows: the filter, and the search over all texts in main. An answer to a query that has changed meanwhile is dropped. */
export function createQueueSlice({ bridge, get, set, attempt, now }: SliceContext): QueueSlice {
  let timer: ReturnType<typeof setTimeout> | undefined

  async function search(query: string): Promise<void> {
    const result = await attempt(() => bridge.searchNotes({ query }))
    if (get().query.trim() !== query) return
    if (result.ok) set({ searched: { query, ...result.value }, searchFailure: null })
    else set({ searched: null, searchFailure: result.failure })
  }

  return {
    queueFilter: 'all',
    setQueueFilter: (queueFilter) => set({ queueFilter }),
    query: '',
    searched: null,
    searchFailure: null,
    setQuery: (typed) => {
      const query = typed.slice(0, maximumQueryCharacters)
      set({ query })
      clearTimeout(timer)
      const words = query.trim()
      if (words === '') set({ searched: null, searchFailure: null })
      else if (words !== get().searched?.query) timer = setTimeout(() => void search(words), searchDelayMs)
    },
    openFirstFound: async () => {
      const words = get().query.trim()
      clearTimeout(timer)
      if (words !== '' && get().searched?.query !== words) await search(words)
      const { searched, notes, queueFilter, openNote } = get()
      if (searched?.query !== words) return false
      const parts = queueOrder(notes, now()).filter(({ group }) => isInFilter(group, queueFilter))
      const shown = new Set(parts.flatMap((part) => part.notes.map(({ id }) => id)))
      const first = searched.hits.find(({ noteId }) => shown.has(noteId))
      if (first) await openNote(first.noteId)
      return first !== undefined
    },
    openNextToCheck: async () => {
      const { notes, openNoteId, openNote, tell } = get()
      const inNeed = queueOrder(notes, now()).find(({ group }) => group === 'needsEyes')?.notes ?? []
      const at = inNeed.findIndex(({ id }) => id === openNoteId)
      const next = inNeed[(at + 1) % Math.max(inNeed.length, 1)]
      if (next === undefined || next.id === openNoteId) tell('noNoteLeft')
      else await openNote(next.id)
    },
  }
}
