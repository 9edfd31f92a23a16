import type { DraftId, NoteId } from '../../shared/note.ts'
import type { Passage } from '../../shared/review.ts'
import { appendAudit, digestOf } from './audit.ts'
import { overrideRow } from './rows.ts'
import { all, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

/** Which finding: the rule that speaks, and the words of the section that it speaks of. */
export type OverriddenFinding = { readonly sectionId: string; readonly rule: string; readonly passage: Passage }
export type StoredOverride = OverriddenFinding & { readonly version: number; readonly reason: string; readonly at: number }

type NewOverride = OverriddenFinding & {
  readonly noteId: NoteId
  readonly draftId: DraftId
  readonly version: number
  /** `null` takes the override back; what was said before stays in the file. */
  readonly reason: string | null
  readonly at: number
}

export function appendOverride(store: WritableStore, { passage, reason, ...place }: NewOverride): void {
  const sql = `INSERT INTO overrides (note_id, draft_id, version, section_id, rule, at, passage_json, reason_json)
    VALUES (@noteId, @draftId, @version, @sectionId, @rule, @at, @passage, @reason)`
  transaction(store, () => {
    run(store, sql, { ...place, passage: JSON.stringify(passage), reason: reason === null ? null : JSON.stringify(reason) })
    const { noteId, draftId, version, sectionId, rule, at } = place
    const said = reason === null ? {} : { characters: reason.length, digest: digestOf(store, noteId, reason) }
    const kind = reason === null ? 'override-withdrawn' : 'finding-overridden'
    appendAudit(store, { kind, at, noteId, draftId, facts: { version, section: sectionId, rule, ...said } })
  })
}

/** The overrides of a draft that are in force: of several on the same words the last one counts. */
export function readOverrides(store: ReadableStore, draftId: DraftId): StoredOverride[] {
  const sql = `SELECT version, section_id, rule, at, passage_json, reason_json FROM overrides WHERE draft_id = @draftId ORDER BY number`
  const last = new Map<string, StoredOverride>()
  for (const row of all(store, overrideRow, sql, { draftId })) {
    const { version, section_id: sectionId, rule, at, passage_json: passage, reason_json: reason } = row
    const key = overrideKey({ sectionId, rule, passage })
    if (reason === null) last.delete(key)
    else last.set(key, { version, sectionId, rule, at, passage, reason })
  }
  return [...last.values()]
}

/** Equal for the same finding on the same words. */
export function overrideKey({ sectionId, rule, passage }: OverriddenFinding): string {
  return JSON.stringify([sectionId, rule, passage.text, passage.start, passage.end])
}
