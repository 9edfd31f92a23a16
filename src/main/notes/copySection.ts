import { AppFailure } from '../../shared/errors.ts'
import type { NoteId } from '../../shared/note.ts'
import type { ReadableStore } from '../store/openStore.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import { exportSection } from './exportText.ts'
import type { PasteSession } from './pasteSession.ts'
import { readSignedSections } from './readSignedSections.ts'
import { writeToClipboard, type Clipboard } from './writeToClipboard.ts'

export type CopyDeps = { readonly store: ReadableStore; readonly clipboard: Clipboard; readonly pasteSession: PasteSession }
export type CopySectionInput = {
  readonly noteId: NoteId
  readonly sectionId: string
  /** The physician has read that another patient's text was copied last, and goes on with this one. */
  readonly changesPatient?: boolean | undefined
}

/** Puts one signed section on the clipboard. Throws `note-not-found`, `note-not-signed`, `section-unknown`, `patients-mixed`, `clipboard-failed`. */
export async function copySection(
  { store, clipboard, pasteSession }: CopyDeps,
  { noteId, sectionId, changesPatient = false }: CopySectionInput,
): Promise<{ characters: number }> {
  const sections = readSignedSections(store, noteId)
  const section = sections.find(({ id }) => id === sectionId)
  if (!section) throw new AppFailure('section-unknown', { id: sectionId })
  const text = exportSection(section)
  const copied = {
    noteId,
    recordText: readRecordVersion(store, noteId).text,
    copiedSectionIds: [sectionId],
    sectionIds: sections.map(({ id }) => id),
    text,
    changesPatient,
  }
  return pasteSession.copy(copied, () => writeToClipboard(clipboard, text))
}
