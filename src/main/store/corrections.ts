import type { Correction } from '../../shared/memory/correction.ts'
import type { DraftId } from '../../shared/note.ts'
import { correctionRow, countRow } from './rows.ts'
import { all, first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

type NewCorrection = Omit<Correction, 'number'> & {
  readonly physician: string
  /** Number of the correction that this one stands in for, with another type. */
  readonly replaces?: number | undefined
}

export function appendCorrection(store: WritableStore, { change, before, after, isKept, replaces, ...plain }: NewCorrection): void {
  const sql = `INSERT INTO corrections (physician, note_id, draft_id, section_id, at, type, change_json, before_json, after_json, is_kept, replaces)
    VALUES (@physician, @noteId, @draftId, @sectionId, @at, @type, @change, @before, @after, @isKept, @replaces)`
  run(store, sql, {
    ...plain,
    change: change === null ? null : JSON.stringify(change),
    before: JSON.stringify(before),
    after: JSON.stringify(after),
    isKept: Number(isKept),
    replaces: replaces ?? null,
  })
}

const columns = 'number, note_id, draft_id, section_id, at, type, change_json, before_json, after_json, is_kept'
const inForce = 'number NOT IN (SELECT replaces FROM corrections WHERE replaces IS NOT NULL)'

/** All of one physician, the oldest first, each with the type that it was last given. Never another's. */
export function readCorrections(store: ReadableStore, physician: string): Correction[] {
  const sql = `SELECT ${columns} FROM corrections WHERE physician = @physician AND ${inForce} ORDER BY number`
  return all(store, correctionRow, sql, { physician })
}

export function readCorrectionsOfDraft(store: ReadableStore, physician: string, draftId: DraftId): Correction[] {
  const sql = `SELECT ${columns} FROM corrections WHERE physician = @physician AND draft_id = @draftId AND ${inForce} ORDER BY number`
  return all(store, correctionRow, sql, { physician, draftId })
}

/** One that is in force; `undefined` where this physician has none of that number. */
export function readCorrection(store: ReadableStore, physician: string, number: number): Correction | undefined {
  const sql = `SELECT ${columns} FROM corrections WHERE physician = @physician AND number = @number AND ${inForce}`
  return first(store, correctionRow, sql, { physician, number })
}

/** Whether a draft has been learned from, by whomever. */
export function hasCorrections(store: ReadableStore, draftId: DraftId): boolean {
  const row = first(store, countRow, 'SELECT count(*) AS count FROM corrections WHERE draft_id = @draftId', { draftId })
  return (row?.count ?? 0) > 0
}
