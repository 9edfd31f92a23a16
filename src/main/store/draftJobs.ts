import type { Coverage, DraftId, DraftSection, ModelStamp, Rejection } from '../../shared/note.ts'
import { readDraftEnding } from './draftEndings.ts'
import { readRejections } from './rejections.ts'
import { draftJobRow } from './rows.ts'
import { first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

/** A complete draft as the model left it, whatever the physician made of it since. */
export type JobAnswer = {
  readonly sections: DraftSection[]
  readonly coverage: Coverage
  readonly rejections: Rejection[]
  readonly model: ModelStamp
}

/** Says which job a draft answers; `key` is a hash. Fails for a draft that has one: what a draft answers does not change. */
export function appendDraftJob(store: WritableStore, draftId: DraftId, key: string): void {
  run(store, 'INSERT INTO draft_jobs (draft_id, key) VALUES (@draftId, @key)', { draftId, key })
}

/** What the model last answered to this job; `undefined` when no draft of it was completed. */
export function readJobAnswer(store: ReadableStore, key: string): JobAnswer | undefined {
  const sql = `SELECT j.draft_id, v.sections_json FROM draft_jobs j
    JOIN draft_versions v ON v.draft_id = j.draft_id AND v.version = 1 AND v.author = 'model'
    WHERE j.key = @key ORDER BY j.number DESC LIMIT 1`
  const row = first(store, draftJobRow, sql, { key })
  if (!row) return undefined
  const ending = readDraftEnding(store, row.draft_id)
  if (ending?.phase !== 'drafted' || !ending.coverage || !ending.model) return undefined
  return {
    sections: row.sections_json,
    coverage: ending.coverage,
    rejections: readRejections(store, row.draft_id),
    model: ending.model,
  }
}
