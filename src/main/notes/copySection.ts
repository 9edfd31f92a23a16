import { AppFailure } from '../../shared/errors.ts'
import type { NoteId } from '../../shared/note.ts'
import type { ReadableStore } from '../store/openStore.ts'
import { exportSection } from './exportText.ts'
import { readSignedSections } from './readSignedSections.ts'
import { writeToClipboard, type Clipboard } from './writeToClipboard.ts'

export type CopyDeps = { readonly store: ReadableStore; readonly clipboard: Clipboard }
export type CopySectionInput = { readonly noteId: NoteId; readonly sectionId: string }

/** Puts one signed section on the clipboard. Throws `note-not-found`, `note-not-signed`, `section-unknown`, `clipboard-failed`. */
export async function copySection(
  { store, clipboard }: CopyDeps,
  { noteId, sectionId }: CopySectionInput,
): Promise<{ characters: number }> {
  const section = readSignedSections(store, noteId).find(({ id }) => id === sectionId)
  if (!section) throw new AppFailure('section-unknown', { id: sectionId })
  return writeToClipboard(clipboard, exportSection(section))
}
