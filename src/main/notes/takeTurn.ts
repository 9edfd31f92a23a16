import type { DialogueTurn } from '../../shared/dialogue.ts'
import type { NoteId } from '../../shared/note.ts'
import { appendDialogueTurn, readDialogueTurns } from '../store/dialogueTurns.ts'
import { newestDraftOf, readDraftRow } from '../store/drafts.ts'
import { readNoteSummary } from '../store/notes.ts'
import type { ReadableStore } from '../store/openStore.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import { askNote, type AskNoteDeps, type AskNoteInput } from './askNote.ts'

export type TakeTurnDeps = AskNoteDeps & { readonly now: () => number }

/** One turn of the dialogue, kept with its note and on disk when it returns; one that fails or is stopped leaves nothing. Throws as `askNote`. */
export async function takeTurn(deps: TakeTurnDeps, input: AskNoteInput): Promise<DialogueTurn> {
  const { store, now } = deps
  const { noteId, turnId: id, text: question } = input
  const newest = readRecordVersion(store, noteId).version
  const draftId = newestDraftOf(store, noteId) ?? null
  const reply = await askNote(deps, input)
  // a question is answered from the newest record, an instruction from the one that the draft speaks of
  const isAnswer = reply.kind === 'answer' || reply.kind === 'absent'
  const recordVersion = isAnswer || draftId === null ? newest : readDraftRow(store, draftId).recordVersion
  const turn = { id, draftId, recordVersion, question, reply, at: now() }
  appendDialogueTurn(store, noteId, turn)
  return turn
}

/** What was asked and answered about a note, the oldest first. Throws `note-not-found`. */
export function readDialogue({ store }: { readonly store: ReadableStore }, { noteId }: { readonly noteId: NoteId }): DialogueTurn[] {
  readNoteSummary(store, noteId)
  return readDialogueTurns(store, noteId)
}
