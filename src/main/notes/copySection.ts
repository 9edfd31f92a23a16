import type { Copied } from '../../shared/exporting.ts'
import type { NoteId } from '../../shared/note.ts'
import type { ReadableStore } from '../store/openStore.ts'
import { copyText, sectionText } from './signedExport.ts'
import type { Clipboard } from './writeToClipboard.ts'

export type CopyDeps = { readonly store: ReadableStore; readonly clipboard: Clipboard }
export type CopySectionInput = { readonly noteId: NoteId; readonly sectionId: string; readonly acceptsReplacements?: boolean | undefined }

/** Puts one signed section on the clipboard. Throws as `copyNote`, and `section-unknown`. */
export async function copySection(deps: CopyDeps, { noteId, sectionId, acceptsReplacements = false }: CopySectionInput): Promise<Copied> {
  return copyText(deps, { noteId, text: sectionText(deps.store, noteId, sectionId), acceptsReplacements })
}
