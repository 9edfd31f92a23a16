import type { Copied } from '../../shared/exporting.ts'
import type { NoteId } from '../../shared/note.ts'
import type { CopyDeps } from './copySection.ts'
import { copyText, noteText } from './signedExport.ts'

export type CopyNoteInput = { readonly noteId: NoteId; readonly acceptsReplacements?: boolean | undefined }

/** Puts the whole signed summary on the clipboard. Throws `note-not-found`, `note-not-signed`, `name-not-in-gbk`, `clipboard-failed`. */
export async function copyNote(deps: CopyDeps, { noteId, acceptsReplacements = false }: CopyNoteInput): Promise<Copied> {
  return copyText(deps, { noteId, text: noteText(deps.store, noteId), acceptsReplacements })
}
