import { findInstructions } from '../../shared/guard/instructions/findInstructions.ts'
import type { NoteId, NoteView } from '../../shared/note.ts'
import { segmentRecord, type HeadingTable } from '../../shared/text/segment.ts'
import { readNote } from '../store/notes.ts'
import type { ReadableStore } from '../store/openStore.ts'

export type OpenNoteDeps = { readonly store: ReadableStore; readonly headings: HeadingTable }

/** The record with its segments and whatever in it speaks to the program, and its newest draft. Throws `note-not-found`. */
export function openNote({ store, headings }: OpenNoteDeps, { noteId }: { readonly noteId: NoteId }): NoteView {
  const { summary, record, draft } = readNote(store, noteId)
  const segments = segmentRecord(record.text, headings)
  const instructions = [...findInstructions(record.text)]
  return { summary, record: { ...record, segments, ...(instructions.length > 0 && { instructions }) }, draft }
}
