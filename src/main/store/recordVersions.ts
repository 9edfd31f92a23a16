import { AppFailure } from '../../shared/errors.ts'
import type { NoteId, Notice } from '../../shared/note.ts'
import { appendAudit, digestOf } from './audit.ts'
import { recordVersionRow } from './rows.ts'
import { indexRecord } from './searchTexts.ts'
import { first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

export type RecordVersion = { readonly version: number; readonly text: string; readonly notices: Notice[] }

type NewRecordVersion = {
  readonly noteId: NoteId
  readonly version: number
  /** Well formed: SQLite would change a lone surrogate, and every offset refers to this text. */
  readonly text: string
  readonly preview: string
  readonly notices: readonly Notice[]
  readonly at: number
}

export function appendRecordVersion(store: WritableStore, { noteId, version, text, preview, notices, at }: NewRecordVersion): void {
  if (!text.isWellFormed() || !preview.isWellFormed()) throw new TypeError('the text of a record must be well formed')
  const sql = `INSERT INTO record_versions (note_id, version, at, characters, preview, notices_json, text)
    VALUES (@noteId, @version, @at, @characters, @preview, @notices, @text)`
  transaction(store, () => {
    run(store, sql, { noteId, version, at, characters: text.length, preview, notices: JSON.stringify(notices), text })
    indexRecord(store, noteId, text)
    const facts = { version, characters: text.length, digest: digestOf(store, noteId, text) }
    appendAudit(store, { kind: 'record-saved', at, noteId, facts })
  })
}

/** The newest version, or the one that is asked for. */
export function readRecordVersion(store: ReadableStore, noteId: NoteId, version: number | null = null): RecordVersion {
  const sql = `SELECT version, text, notices_json FROM record_versions
    WHERE note_id = @noteId AND (@version IS NULL OR version = @version) ORDER BY version DESC LIMIT 1`
  const row = first(store, recordVersionRow, sql, { noteId, version })
  if (!row) throw new AppFailure('note-not-found')
  return { version: row.version, text: row.text, notices: row.notices_json }
}
