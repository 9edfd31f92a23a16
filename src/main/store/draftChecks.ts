import type { DraftId } from '../../shared/note.ts'
import { run } from './sql.ts'
import type { WritableStore } from './store.ts'

export type DraftCheck = { readonly draftId: DraftId; readonly version: number; readonly reds: number; readonly ambers: number }

/** How many findings are open in this version, in place of what was counted before. */
export function putDraftCheck(store: WritableStore, { draftId, version, reds, ambers }: DraftCheck): void {
  const sql = `INSERT INTO draft_checks (draft_id, version, reds, ambers) VALUES (@draftId, @version, @reds, @ambers)
    ON CONFLICT (draft_id) DO UPDATE SET version = @version, reds = @reds, ambers = @ambers`
  run(store, sql, { draftId, version, reds, ambers })
}
