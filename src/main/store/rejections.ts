import type { DraftId, Rejection } from '../../shared/note.ts'
import { rejectionRow } from './rows.ts'
import { all, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

export function appendRejection(store: WritableStore, draftId: DraftId, { sectionId, text, reason }: Rejection, at: number): void {
  const sql = 'INSERT INTO rejections (draft_id, section_id, reason, at, text_json) VALUES (@draftId, @sectionId, @reason, @at, @text)'
  run(store, sql, { draftId, sectionId, reason, at, text: JSON.stringify(text) })
}

export function readRejections(store: ReadableStore, draftId: DraftId): Rejection[] {
  return all(store, rejectionRow, 'SELECT section_id, reason, text_json FROM rejections WHERE draft_id = @draftId ORDER BY number', {
    draftId,
  })
}
