import { z } from 'zod'
import { draftIdSchema, noteIdSchema, type DraftId, type DraftSection, type NoteId } from '../../shared/note.ts'
import { searchKinds } from '../../shared/search.ts'
import { matchOf, signsOf } from './searchSigns.ts'
import { all, first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

export type SearchKind = (typeof searchKinds)[number]

const searchTextRow = z.object({ number: z.int(), note_id: noteIdSchema, kind: z.enum(searchKinds), draft_id: draftIdSchema.nullable() })

type NewSearchText = { readonly noteId: NoteId; readonly kind: SearchKind; readonly draftId: DraftId | null; readonly text: string }

/** Puts a text into the index in place of the one of its kind that the note had there. */
function indexText(store: WritableStore, { noteId, kind, draftId, text }: NewSearchText): void {
  forgetText(store, noteId, kind)
  run(store, 'INSERT INTO search_texts (note_id, kind, draft_id) VALUES (@noteId, @kind, @draftId)', { noteId, kind, draftId })
  const sql = `INSERT INTO search_index (rowid, signs)
    VALUES ((SELECT number FROM search_texts WHERE note_id = @noteId AND kind = @kind), @signs)`
  run(store, sql, { noteId, kind, signs: signsOf(text) })
}

function forgetText(store: WritableStore, noteId: NoteId, kind: SearchKind): void {
  const known = first(store, searchTextRow, 'SELECT * FROM search_texts WHERE note_id = @noteId AND kind = @kind', { noteId, kind })
  if (!known) return
  run(store, 'DELETE FROM search_index WHERE rowid = @number', { number: known.number })
  run(store, 'DELETE FROM search_texts WHERE number = @number', { number: known.number })
}

/** A record, with the title by which the queue knows it. */
export function indexRecord(store: WritableStore, noteId: NoteId, text: string): void {
  const title = first(store, z.object({ title: z.string() }), 'SELECT title FROM notes WHERE id = @noteId', { noteId })?.title ?? ''
  indexText(store, { noteId, kind: 'record', draftId: null, text: `${title}\n${text}` })
}

/** What a draft says now, in place of what the index had of the note's drafts. */
export function indexDraft(store: WritableStore, draftId: DraftId, sections: readonly DraftSection[]): void {
  const row = first(store, z.object({ note_id: noteIdSchema }), 'SELECT note_id FROM drafts WHERE id = @draftId', { draftId })
  if (row) indexText(store, { noteId: row.note_id, kind: 'draft', draftId, text: textOf(sections) })
}

/** What was signed, in place of an earlier signature and of the draft that it was until now. */
export function indexSignature(store: WritableStore, noteId: NoteId, draftId: DraftId, sections: readonly DraftSection[]): void {
  indexText(store, { noteId, kind: 'signed', draftId, text: textOf(sections) })
  const draft = first(store, searchTextRow, "SELECT * FROM search_texts WHERE note_id = @noteId AND kind = 'draft'", { noteId })
  if (draft?.draft_id === draftId) forgetText(store, noteId, 'draft')
}

function textOf(sections: readonly DraftSection[]): string {
  return sections.map(({ heading, text }) => `${heading}\n${text}`).join('\n')
}

export type SearchCandidate = { readonly noteId: NoteId; readonly kind: SearchKind; readonly draftId: DraftId | null }

const pageSize = 200

/** Texts that may hold all these words, the newest first; read page by page, as far as they are taken. */
export function* searchCandidates(store: ReadableStore, words: readonly string[]): Generator<SearchCandidate> {
  if (words.length === 0) return
  const sql = `SELECT t.number, t.note_id, t.kind, t.draft_id FROM search_index i JOIN search_texts t ON t.number = i.rowid
    WHERE search_index MATCH @match AND i.rowid < @before ORDER BY i.rowid DESC LIMIT ${String(pageSize)}`
  const match = matchOf(words)
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const page = all(store, searchTextRow, sql, { match, before })
    for (const row of page) yield { noteId: row.note_id, kind: row.kind, draftId: row.draft_id }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    before = last.number
  }
}

/** Notes that are not in the index, of a file that is older than it; the newest first. */
export function unindexedNotes(store: ReadableStore, limit: number): NoteId[] {
  const sql = `SELECT id FROM notes WHERE id NOT IN (SELECT note_id FROM search_texts WHERE kind = 'record') ORDER BY number DESC LIMIT @limit`
  return all(store, z.object({ id: noteIdSchema }), sql, { limit }).map(({ id }) => id)
}
