import type { NoteId } from '../../shared/note.ts'
import type { CopyDeps } from './copySection.ts'
import { exportNote } from './exportText.ts'
import { readSignedSections } from './readSignedSections.ts'
import { writeToClipboard } from './writeToClipboard.ts'

/** Puts the whole signed summary on the clipboard. Throws `note-not-found`, `note-not-signed`, `clipboard-failed`. */
export async function copyNote({ store, clipboard }: CopyDeps, { noteId }: { readonly noteId: NoteId }): Promise<{ characters: number }> {
  return writeToClipboard(clipboard, exportNote(readSignedSections(store, noteId)))
}
