import type { DraftId, Statement } from '../../shared/note.ts'
import { statementRow } from './rows.ts'
import { all, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

type SettledStatement = { readonly draftId: DraftId; readonly sectionId: string; readonly statement: Statement; readonly at: number }

export function appendStatement(store: WritableStore, { draftId, sectionId, statement, at }: SettledStatement): void {
  const sql = `INSERT INTO statements (draft_id, section_id, number, at, statement_json)
    VALUES (@draftId, @sectionId, 1 + (SELECT count(*) FROM statements WHERE draft_id = @draftId AND section_id = @sectionId), @at, @statement)`
  run(store, sql, { draftId, sectionId, at, statement: JSON.stringify(statement) })
}

/** The settled statements of a draft by section, in the order in which they settled. */
export function readStatements(store: ReadableStore, draftId: DraftId): ReadonlyMap<string, readonly Statement[]> {
  const sql = 'SELECT section_id, statement_json FROM statements WHERE draft_id = @draftId ORDER BY section_id, number'
  const sections = new Map<string, Statement[]>()
  for (const { section_id: id, statement_json: statement } of all(store, statementRow, sql, { draftId })) {
    sections.set(id, [...(sections.get(id) ?? []), statement])
  }
  return sections
}
