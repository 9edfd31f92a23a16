import type { NoteId } from '../../shared/note.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import type { CopyDeps } from './copySection.ts'
import { exportNote } from './exportText.ts'
import { readSignedSections } from './readSignedSections.ts'
import { writeToClipboard } from './writeToClipboard.ts'

export type CopyNoteInput = { readonly noteId: NoteId; readonly changesPatient?: boolean | undefined }

/** Puts the whole signed summary on the clipboard. Throws `note-not-found`, `note-not-signed`, `patients-mixed`, `clipboard-failed`. */
export async function copyNote(
  { store, clipboard, pasteSession }: CopyDeps,
  { noteId, changesPatient = false }: CopyNoteInput,
): Promise<{ characters: number }> {
  const sections = readSignedSections(store, noteId)
  const text = exportNote(sections)
  const sectionIds = sections.map(({ id }) => id)
  const recordText = readRecordVersion(store, noteId).text
  const copied = { noteId, recordText, copiedSectionIds: sectionIds, sectionIds, text, changesPatient }
  return pasteSession.copy(copied, () => writeToClipboard(clipboard, text))
}
