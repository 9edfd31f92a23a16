import type { DraftId, DraftSection } from '../../shared/note.ts'
import { draftVersionRow } from './rows.ts'
import { indexDraft } from './searchTexts.ts'
import { first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

export type DraftVersion = {
  readonly version: number
  readonly author: 'model' | 'physician'
  readonly at: number
  readonly sections: DraftSection[]
}

type NewDraftVersion = Omit<DraftVersion, 'sections'> & { readonly draftId: DraftId; readonly sections: readonly DraftSection[] }

/** Fails when there is such a version: none is ever written over. */
export function appendDraftVersion(store: WritableStore, { draftId, version, author, at, sections }: NewDraftVersion): void {
  const sql = `INSERT INTO draft_versions (draft_id, version, author, at, sections_json) VALUES (@draftId, @version, @author, @at, @sections)`
  run(store, sql, { draftId, version, author, at, sections: JSON.stringify(sections) })
  indexDraft(store, draftId, sections)
}

export function readNewestDraftVersion(store: ReadableStore, draftId: DraftId): DraftVersion | undefined {
  const sql = 'SELECT version, author, at, sections_json FROM draft_versions WHERE draft_id = @draftId ORDER BY version DESC LIMIT 1'
  const row = first(store, draftVersionRow, sql, { draftId })
  return row && { version: row.version, author: row.author, at: row.at, sections: row.sections_json }
}
