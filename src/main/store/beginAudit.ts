import { z } from 'zod'
import { appendAudit, lastAuditPlace } from './audit.ts'
import type { AuditPlace, FoundHead } from './auditHead.ts'
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
  const { found, last, problem } = settledHead(store)
  if (last.number === 0 && (!found || found.kind === 'missing')) {
    appendAudit(store, { kind: 'audit-begun', at, facts: { notes: count(store, 'notes'), signatures: count(store, 'signatures') } })
    return
  }
  if (!audit.head || !found) return
  if (problem === undefined) {
    if (found.kind === 'place' && found.number < last.number) audit.head.write(last)
    return
  }
  const facts = found.kind === 'place' ? { problem, headNumber: found.number, headMac: found.mac } : { problem }
  audit.isCut = problem === 'ahead' || problem === 'other'
  audit.head.clear()
  appendAudit(store, { kind: 'head-broken', at, facts })
}

type HeadProblem = 'missing' | 'damaged' | 'ahead' | 'other'
type SeenHead = { readonly found: FoundHead | undefined; readonly last: AuditPlace; readonly problem: HeadProblem | undefined }

/**
 * The head as it stays: another program may be between its commit and its head, or amid the head's bytes, so that what does not fit is looked at again.
 * The head is read before the chain, since it follows each commit: the other way round a row that was written between would look cut off.
 */
function settledHead(store: WritableStore): SeenHead {
  const { audit } = connectionOf(store)
  for (let look = 1; ; look++) {
    const found = audit.head?.read()
    const last = lastAuditPlace(store)
    const problem = found && problemOf(store, found, last)
    if (problem === undefined || last.number === 0 || look === looks) return { found, last, problem }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, betweenLooksMs)
  }
}

const looks = 5
const betweenLooksMs = 20

function problemOf(store: WritableStore, found: FoundHead, last: AuditPlace): HeadProblem | undefined {
  if (found.kind !== 'place') return found.kind
  if (found.number > last.number) return 'ahead'
  return macAt(store, found.number) === found.mac ? undefined : 'other'
}

function macAt(store: WritableStore, number: number): string | undefined {
  return number === 0
    ? firstMac
    : first(store, z.object({ mac: z.string() }), 'SELECT mac FROM audit WHERE number = @number', { number })?.mac
}

function count(store: WritableStore, table: 'notes' | 'signatures'): number {
  return first(store, z.object({ rows: z.int() }), `SELECT count(*) AS rows FROM ${table}`)?.rows ?? 0
}
