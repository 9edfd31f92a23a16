import type { Copied } from '../../shared/exporting.ts'
import type { NoteId } from '../../shared/note.ts'
import { copyText, sectionText, type CopyConsent, type CopyDeps } from './signedExport.ts'

export type CopySectionInput = { readonly noteId: NoteId; readonly sectionId: string } & CopyConsent

/** Puts one signed section on the clipboard. Throws as `copyNote`, and `section-unknown`. */
export async function copySection(deps: CopyDeps, { noteId, sectionId, ...consent }: CopySectionInput): Promise<Copied> {
  return copyText(deps, { noteId, sectionId, text: sectionText(deps.store, noteId, sectionId), ...consent })
}
