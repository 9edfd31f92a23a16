import type { NoteSummary } from '../../shared/note.ts'
import { listNotes as readNotes } from '../store/notes.ts'
import type { ReadableStore } from '../store/openStore.ts'

export type ListNotesDeps = { readonly store: ReadableStore }

/** Every note, the newest first. */
export function listNotes({ store }: ListNotesDeps): NoteSummary[] {
  return readNotes(store)
}
