import { z } from 'zod'
import { first } from './sql.ts'
import type { ReadableStore } from './store.ts'

type AuditedRow = {
  readonly kind: string
  readonly noteId: string | null
  readonly draftId: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

const textRow = z.object({ text: z.string() })

/** Where each kind keeps the text that its digest stands for. */
const textsOf: Readonly<Record<string, string>> = {
  'record-saved': 'SELECT text FROM record_versions WHERE note_id = @noteId AND version = @version AND @draftId IS NULL',
  'draft-saved': `SELECT v.sections_json AS text FROM draft_versions v JOIN drafts d ON d.id = v.draft_id
    WHERE d.note_id = @noteId AND v.draft_id = @draftId AND v.version = @version`,
  'draft-ended': `SELECT e.sections_json AS text FROM draft_endings e JOIN drafts d ON d.id = e.draft_id
    WHERE d.note_id = @noteId AND e.draft_id = @draftId AND @version = 0`,
  signed: 'SELECT sections_json AS text FROM signatures WHERE note_id = @noteId AND draft_id = @draftId AND version = @version',
}

/** Whether a row of the audit speaks of a text that is kept; a complete draft has its text as its version 1. */
export function tellsOfText({ kind, noteId, facts }: AuditedRow): boolean {
  return noteId !== null && kind in textsOf && !(kind === 'draft-ended' && facts['version'] === undefined)
}

/** The text that a row of the audit tells of, as it is stored: sections as JSON. `null` where there is none any more, or never was. */
export function readAuditedText(store: ReadableStore, row: AuditedRow): string | null {
  const { kind, noteId, draftId, facts } = row
  const [sql, version] = [textsOf[kind], facts['version']]
  if (sql === undefined || !tellsOfText(row) || typeof version !== 'number') return null
  return first(store, textRow, sql, { noteId, draftId, version })?.text ?? null
}
