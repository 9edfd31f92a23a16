import type { DialogueTurn } from '../../shared/dialogue.ts'
import type { NoteId } from '../../shared/note.ts'
import { dialogueTurnRow } from './rows.ts'
import { all, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

export function appendDialogueTurn(store: WritableStore, noteId: NoteId, { question, reply, ...plain }: DialogueTurn): void {
  const sql = `INSERT INTO dialogue_turns (id, note_id, draft_id, record_version, at, question_json, reply_json)
    VALUES (@id, @noteId, @draftId, @recordVersion, @at, @question, @reply)`
  run(store, sql, { ...plain, noteId, question: JSON.stringify(question), reply: JSON.stringify(reply) })
}

/** Every turn about a note, the oldest first. */
export function readDialogueTurns(store: ReadableStore, noteId: NoteId): DialogueTurn[] {
  const sql =
    'SELECT id, draft_id, record_version, at, question_json, reply_json FROM dialogue_turns WHERE note_id = @noteId ORDER BY number'
  return all(store, dialogueTurnRow, sql, { noteId }).map((row) => ({
    id: row.id,
    draftId: row.draft_id,
    recordVersion: row.record_version,
    at: row.at,
    question: row.question_json,
    reply: row.reply_json,
  }))
}
