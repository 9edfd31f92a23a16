import type { DraftId } from '../../shared/note.ts'
import { streamTextRow } from './rows.ts'
import { all, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

type StreamPlace = { readonly draftId: DraftId; readonly sectionId: string; readonly at: number }

/** The statement that is on its way is the one after those that have settled. */
const append = `INSERT INTO stream_texts (draft_id, section_id, statement_number, at, text_json)
  VALUES (@draftId, @sectionId, 1 + (SELECT count(*) FROM statements WHERE draft_id = @draftId AND section_id = @sectionId), @at, @text)`

/** Grey text as it came, in pieces of any size. */
export function appendStreamText(store: WritableStore, { draftId, sectionId, text, at }: StreamPlace & { readonly text: string }): void {
  run(store, append, { draftId, sectionId, at, text: JSON.stringify(text) })
}

/** The grey text since the last settled statement did not stand; it stays in the file, and is no longer part of the draft. */
export function appendStreamWithdrawal(store: WritableStore, { draftId, sectionId, at }: StreamPlace): void {
  run(store, append, { draftId, sectionId, at, text: null })
}

/** The grey text of a section that is neither settled nor withdrawn; empty when there is none. */
export function readGreyText(store: ReadableStore, draftId: DraftId, sectionId: string): string {
  const sql = `SELECT text_json FROM stream_texts WHERE draft_id = @draftId AND section_id = @sectionId
    AND statement_number = 1 + (SELECT count(*) FROM statements WHERE draft_id = @draftId AND section_id = @sectionId) ORDER BY number`
  const texts = all(store, streamTextRow, sql, { draftId, sectionId }).map((row) => row.text_json)
  return texts.slice(texts.lastIndexOf(null) + 1).join('')
}
