import { z } from 'zod'
import { auditFactsSchema, auditKinds, versionsFact, type AuditEntry, type AuditKind, type NewAuditFacts } from '../../shared/audit.ts'
import { versionsLine } from '../../shared/versions.ts'
import { actorOf } from './actors.ts'
import type { AuditPlace } from './auditHead.ts'
import { firstMac, macOf, textDigest } from './auditMac.ts'
import { json } from './rows.ts'
import { all, first, run } from './sql.ts'
import { connectionOf, type ReadableStore, type WritableStore } from './store.ts'
import { transaction } from './transaction.ts'
import { stampOf } from './versions.ts'

export type NewAuditEntry = {
  readonly kind: AuditKind
  readonly at: number
  readonly noteId?: string | null
  readonly draftId?: string | null
  readonly facts?: NewAuditFacts
}

const placeRow = z.object({ number: z.int(), mac: z.string() })

/** Appends a row to the chain, stamped with what is in force, in the transaction of what it tells of: both are on disk, or neither. */
export function appendAudit(store: WritableStore, { kind, at, noteId = null, draftId = null, facts = {} }: NewAuditEntry): void {
  transaction(store, () => {
    const { audit } = connectionOf(store)
    const before = lastAuditPlace(store)
    const versions = stampOf(store)
    const factsJson = JSON.stringify(versions ? { ...facts, [versionsFact]: versionsLine(versions) } : facts)
    const row = { number: before.number + 1, at, actor: actorOf(store).name, kind, noteId, draftId, factsJson }
    const sql = `INSERT INTO audit (number, at, actor, kind, note_id, draft_id, facts_json, mac)
      VALUES (@number, @at, @actor, @kind, @noteId, @draftId, @factsJson, @mac)`
    run(store, sql, { ...row, mac: macOf(audit.key, before.mac, row) })
    audit.isAhead = true
  })
}

/** What stands in the audit for a text of a note. */
export function digestOf(store: ReadableStore, noteId: string, text: string): string {
  return textDigest(connectionOf(store).audit.key, noteId, text)
}

/** Number 0 before the first row. */
export function lastAuditPlace(store: ReadableStore): AuditPlace {
  return first(store, placeRow, 'SELECT number, mac FROM audit ORDER BY number DESC LIMIT 1') ?? { number: 0, mac: firstMac }
}

const entryRow = z
  .object({
    number: z.int(),
    at: z.int(),
    actor: z.string(),
    kind: z.enum(auditKinds),
    note_id: z.string().nullable(),
    draft_id: z.string().nullable(),
    facts_json: json(auditFactsSchema),
    mac: z.string(),
  })
  .transform(({ note_id: noteId, draft_id: draftId, facts_json: facts, ...plain }): AuditEntry => ({ ...plain, noteId, draftId, facts }))

const columns = 'number, at, actor, kind, note_id, draft_id, facts_json, mac'

/** Up to `limit` rows before `before`, the newest first. */
export function readAudit(store: ReadableStore, { before, limit }: { readonly before: number; readonly limit: number }): AuditEntry[] {
  const sql = `SELECT ${columns} FROM audit WHERE number < @before ORDER BY number DESC LIMIT @limit`
  return all(store, entryRow, sql, { before, limit })
}

/** Up to `limit` rows after `after`, the oldest first: a chain of any length is read page by page. */
export function readAuditAfter(store: ReadableStore, after: number, limit: number): AuditEntry[] {
  return all(store, entryRow, `SELECT ${columns} FROM audit WHERE number > @after ORDER BY number LIMIT @limit`, { after, limit })
}
