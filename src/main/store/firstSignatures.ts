import { z } from 'zod'
import { actorSchema, type Actor } from '../../shared/security.ts'
import type { DraftId, NoteId } from '../../shared/note.ts'
import { actorOf } from './actors.ts'
import { appendAudit } from './audit.ts'
import { json } from './rows.ts'
import { first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

export type FirstSignature = { readonly by: Actor; readonly at: number }

const firstSignatureRow = z.object({ at: z.int(), actor_json: json(actorSchema) })

type NewFirstSignature = { readonly noteId: NoteId; readonly draftId: DraftId; readonly version: number; readonly at: number }

/** An intern's, of who works here. Fails when this version has one. */
export function appendFirstSignature(store: WritableStore, { noteId, draftId, version, at }: NewFirstSignature): void {
  const sql = `INSERT INTO first_signatures (note_id, draft_id, version, at, actor_json) VALUES (@noteId, @draftId, @version, @at, @actor)`
  transaction(store, () => {
    run(store, sql, { noteId, draftId, version, at, actor: JSON.stringify(actorOf(store)) })
    appendAudit(store, { kind: 'first-signed', at, noteId, draftId, facts: { version } })
  })
}

export function readFirstSignature(store: ReadableStore, draftId: DraftId, version: number): FirstSignature | undefined {
  const sql = 'SELECT at, actor_json FROM first_signatures WHERE draft_id = @draftId AND version = @version'
  const row = first(store, firstSignatureRow, sql, { draftId, version })
  return row && { by: row.actor_json, at: row.at }
}
