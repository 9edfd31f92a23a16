import type { AuditEntry } from '../../shared/audit.ts'
import { lastAuditPlace, readAudit } from '../store/audit.ts'
import type { ReadableStore } from '../store/openStore.ts'

const pageRows = 100

/** The rows before `before`, or the newest; the newest first. `total` is the number of the last row. */
export function readAuditPage(
  { store }: { readonly store: ReadableStore },
  { before = Number.MAX_SAFE_INTEGER }: { readonly before?: number | undefined },
): { entries: AuditEntry[]; total: number } {
  return { entries: readAudit(store, { before, limit: pageRows }), total: lastAuditPlace(store).number }
}
