import type { Copied } from '../../shared/exporting.ts'
import type { NoteId } from '../../shared/note.ts'
import { copyText, noteText, type CopyConsent, type CopyDeps } from './signedExport.ts'

export type CopyNoteInput = { readonly noteId: NoteId } & CopyConsent

/** Puts the whole signed summary on the clipboard. Throws `note-not-found`, `note-not-signed`, `patients-mixed`, `name-not-in-gbk`, `clipboard-failed`. */
export async function copyNote(deps: CopyDeps, { noteId, ...consent }: CopyNoteInput): Promise<Copied> {
  return copyText(deps, { noteId, sectionId: null, text: noteText(deps.store, noteId), ...consent })
}
