import type { z } from 'zod'
import type { DraftId } from '../../shared/note.ts'
import { answerRow, type answerSchema } from './rows.ts'
import { first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

export type StoredAnswer = z.infer<typeof answerSchema>

/** Keeps what the model answered in a draft; `key` is a hash of the request. */
export function appendAnswer(store: WritableStore, draftId: DraftId, key: string, { statements, end }: StoredAnswer): void {
  const sql = 'INSERT INTO answers (draft_id, key, answer_json) VALUES (@draftId, @key, @answer)'
  run(store, sql, { draftId, key, answer: JSON.stringify({ statements, end }) })
}

/** The last answer to the request of this key. */
export function readAnswer(store: ReadableStore, key: string): StoredAnswer | undefined {
  return first(store, answerRow, 'SELECT answer_json FROM answers WHERE key = @key ORDER BY number DESC LIMIT 1', { key })?.answer_json
}
