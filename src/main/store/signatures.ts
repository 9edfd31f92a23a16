import { createHash } from 'node:crypto'
import { AppFailure } from '../../shared/errors.ts'
import type { DraftId, DraftSection, NoteId } from '../../shared/note.ts'
import type { Actor } from '../../shared/security.ts'
import { actorOf } from './actors.ts'
import { appendAudit, digestOf } from './audit.ts'
import { signatureRow } from './rows.ts'
import { indexSignature } from './searchTexts.ts'
import { first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

export type Signature = {
  readonly draftId: DraftId
  readonly version: number
  readonly at: number
  readonly sections: DraftSection[]
  /** `null`: from before there were accounts. */ readonly by: Actor | null
}

type NewSignature = {
  readonly noteId: NoteId
  readonly draftId: DraftId
  readonly version: number
  readonly sections: readonly DraftSection[]
  readonly at: number
}

/** What was signed: ids, headings and texts in their order, in the one form that JSON gives them. Statements and evidence are no part of it. */
function hashOf(sections: readonly DraftSection[]): string {
  const canonical = JSON.stringify(sections.map(({ id, heading, text }) => [id, heading, text]))
  return createHash('sha256').update(canonical, 'utf8').digest('hex')
}

/** Fails when the draft is signed: a draft is signed once. */
export function appendSignature(store: WritableStore, { noteId, draftId, version, sections, at }: NewSignature): void {
  const sql = `INSERT INTO signatures (note_id, draft_id, version, at, sha256, sections_json, actor_json)
    VALUES (@noteId, @draftId, @version, @at, @sha256, @sections, @actor)`
  const text = JSON.stringify(sections)
  transaction(store, () => {
    run(store, sql, { noteId, draftId, version, at, sha256: hashOf(sections), sections: text, actor: JSON.stringify(actorOf(store)) })
    indexSignature(store, noteId, draftId, sections)
    appendAudit(store, { kind: 'signed', at, noteId, draftId, facts: { version, digest: digestOf(store, noteId, text) } })
  })
}

/** The signature of a draft; `store-unreadable` when its text is not the one that was signed. */
export function readSignature(store: ReadableStore, draftId: DraftId): Signature | undefined {
  const row = first(
    store,
    signatureRow,
    'SELECT draft_id, version, at, sha256, sections_json, actor_json FROM signatures WHERE draft_id = @draftId',
    {
      draftId,
    },
  )
  if (!row) return undefined
  if (hashOf(row.sections_json) !== row.sha256) throw new AppFailure('store-unreadable', { reason: 'signature' })
  return { draftId: row.draft_id, version: row.version, at: row.at, sections: row.sections_json, by: row.actor_json }
}
