import { AppFailure } from '../../shared/errors.ts'
import type { DraftView, NoteId, NoteSummary, Notice } from '../../shared/note.ts'
import { newestDraftOf, phaseOf, readDraft } from './drafts.ts'
import { appendRecordVersion, readRecordVersion } from './recordVersions.ts'
import { noteSummaryRow, titleRow } from './rows.ts'
import { all, first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

type NewNote = {
  readonly id: NoteId
  readonly title: string
  readonly isSample: boolean
  readonly text: string
  readonly preview: string
  readonly notices: readonly Notice[]
  readonly at: number
}

/** A note with its record as version 1. */
export function createNote(store: WritableStore, { id, title, isSample, text, preview, notices, at }: NewNote): void {
  transaction(store, () => {
    if (!title.isWellFormed()) throw new TypeError('a title must be well formed')
    const sql = 'INSERT INTO notes (id, title, is_sample, created_at) VALUES (@id, @title, @isSample, @at)'
    run(store, sql, { id, title, isSample: isSample ? 1 : 0, at })
    appendRecordVersion(store, { noteId: id, version: 1, text, preview, notices, at })
  })
}

/** One row a note, without its texts; the phase is that of its newest draft. */
const summaries = `
SELECT n.id, n.title, n.is_sample, n.created_at, r.characters, r.preview,
  d.id AS draft_id, e.phase AS ending, v.version AS version, s.at AS signed_at, f.number AS first_signature, k.reds, k.ambers,
  max(n.created_at, r.at, coalesce(d.started_at, 0), coalesce(e.at, 0), coalesce(v.at, 0), coalesce(s.at, 0)) AS updated_at
FROM notes n
JOIN record_versions r ON r.note_id = n.id AND r.version = (SELECT max(version) FROM record_versions WHERE note_id = n.id)
LEFT JOIN drafts d ON d.number = (SELECT max(number) FROM drafts WHERE note_id = n.id)
LEFT JOIN draft_endings e ON e.draft_id = d.id
LEFT JOIN draft_versions v ON v.draft_id = d.id AND v.version = (SELECT max(version) FROM draft_versions WHERE draft_id = d.id)
LEFT JOIN signatures s ON s.draft_id = d.id
LEFT JOIN first_signatures f ON f.draft_id = d.id AND f.version = v.version
LEFT JOIN draft_checks k ON k.draft_id = d.id AND k.version = v.version`

const summaryRow = noteSummaryRow.transform((row): NoteSummary => {
  const draft = { isSigned: row.signed_at !== null, hasVersion: row.version !== null, hasEnded: row.ending !== null }
  return {
    id: row.id,
    title: row.title,
    phase: row.draft_id === null ? 'recorded' : phaseOf(draft),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    characters: row.characters,
    preview: row.preview,
    isSample: row.is_sample === 1,
    toCheck: row.reds === null || row.ambers === null ? null : { reds: row.reds, ambers: row.ambers },
    ...(row.first_signature !== null && row.signed_at === null && { isFirstSigned: true }),
  }
})

/** The newest first, by arrival. */
export function listNotes(store: ReadableStore): NoteSummary[] {
  return all(store, summaryRow, `${summaries} ORDER BY n.number DESC`)
}

/** Throws `note-not-found`. */
export function readNoteSummary(store: ReadableStore, noteId: NoteId): NoteSummary {
  const summary = first(store, summaryRow, `${summaries} WHERE n.id = @noteId`, { noteId })
  if (!summary) throw new AppFailure('note-not-found')
  return summary
}

/** Throws `note-not-found`. */
export function readTitle(store: ReadableStore, noteId: NoteId): string {
  const row = first(store, titleRow, 'SELECT title FROM notes WHERE id = @noteId', { noteId })
  if (!row) throw new AppFailure('note-not-found')
  return row.title
}

export type NoteParts = {
  readonly summary: NoteSummary
  readonly record: { readonly text: string; readonly notices: Notice[] }
  /** The newest draft. */
  readonly draft: DraftView | null
}

/** A note as the window opens it, short of its segments. Throws `note-not-found`. */
export function readNote(store: ReadableStore, noteId: NoteId): NoteParts {
  const summary = readNoteSummary(store, noteId)
  const { text, notices } = readRecordVersion(store, noteId)
  const newest = newestDraftOf(store, noteId)
  return { summary, record: { text, notices }, draft: newest === undefined ? null : readDraft(store, newest) }
}
