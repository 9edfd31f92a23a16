import { z } from 'zod'
import { appendAudit, lastAuditPlace } from './audit.ts'
import { firstMac } from './auditMac.ts'
import { first } from './sql.ts'
import { connectionOf, type WritableStore } from './store.ts'

/**
 * Holds the chain of a file that was just opened against its head outside. What does not fit becomes a row of the chain, so that nobody can write it
 * away by going on: the head is then written anew. A head that lags, as after a power cut, is brought up.
 */
export function beginAudit(store: WritableStore, at: number): void {
  const { audit, database } = connectionOf(store)
  // a test may open a file of a program from before the audit
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'audit'").get() === undefined) return
  const last = lastAuditPlace(store)
  const found = audit.head?.read()
  if (last.number === 0 && (!found || found.kind === 'missing')) {
    appendAudit(store, { kind: 'audit-begun', at, facts: { notes: count(store, 'notes'), signatures: count(store, 'signatures') } })
    return
  }
  if (!audit.head || !found) return
  if (found.kind === 'place' && found.number <= last.number && macAt(store, found.number) === found.mac) {
    if (found.number < last.number) audit.head.write(last)
    return
  }
  const problem = found.kind !== 'place' ? found.kind : found.number > last.number ? 'ahead' : 'other'
  const facts = found.kind === 'place' ? { problem, headNumber: found.number, headMac: found.mac } : { problem }
  audit.isCut = problem === 'ahead' || problem === 'other'
  audit.head.clear()
  appendAudit(store, { kind: 'head-broken', at, facts })
}

function macAt(store: WritableStore, number: number): string | undefined {
  return number === 0
    ? firstMac
    : first(store, z.object({ mac: z.string() }), 'SELECT mac FROM audit WHERE number = @number', { number })?.mac
}

function count(store: WritableStore, table: 'notes' | 'signatures'): number {
  return first(store, z.object({ rows: z.int() }), `SELECT count(*) AS rows FROM ${table}`)?.rows ?? 0
}
