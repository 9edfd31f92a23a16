import type { Failure } from '../../shared/errors.ts'
import type { Coverage, DraftId, DraftSection, ModelStamp, Timing } from '../../shared/note.ts'
import { draftEndingRow } from './rows.ts'
import { indexDraft } from './searchTexts.ts'
import { first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

export type DraftEnding = {
  readonly phase: 'drafted' | 'stopped'
  readonly at: number
  readonly failure: Failure | null
  readonly coverage: Coverage | null
  readonly timing: Timing | null
  readonly model: ModelStamp | null
  /** What a stopped draft holds; a drafted one has its version 1. */
  readonly sections: readonly DraftSection[] | null
}

const asJson = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** Fails when the draft has ended before: a draft ends once. */
export function appendDraftEnding(store: WritableStore, draftId: DraftId, ending: DraftEnding): void {
  const sql = `INSERT INTO draft_endings (draft_id, phase, at, failure_json, coverage_json, timing_json, model_json, sections_json)
    VALUES (@draftId, @phase, @at, @failure, @coverage, @timing, @model, @sections)`
  run(store, sql, {
    draftId,
    phase: ending.phase,
    at: ending.at,
    failure: asJson(ending.failure),
    coverage: asJson(ending.coverage),
    timing: asJson(ending.timing),
    model: asJson(ending.model),
    sections: asJson(ending.sections),
  })
  if (ending.sections) indexDraft(store, draftId, ending.sections)
}

/** `undefined` while the draft is being written. */
export function readDraftEnding(store: ReadableStore, draftId: DraftId): DraftEnding | undefined {
  const sql = `SELECT phase, at, failure_json, coverage_json, timing_json, model_json, sections_json
    FROM draft_endings WHERE draft_id = @draftId`
  const row = first(store, draftEndingRow, sql, { draftId })
  return (
    row && {
      phase: row.phase,
      at: row.at,
      failure: row.failure_json,
      coverage: row.coverage_json,
      timing: row.timing_json,
      model: row.model_json,
      sections: row.sections_json,
    }
  )
}
