import type { AuditEntry } from '../../shared/audit.ts'
import { appendAudit, lastAuditPlace, readAuditAfter } from '../store/audit.ts'
import { readAuditedText } from '../store/auditedText.ts'
import type { WritableStore } from '../store/openStore.ts'

export type ExportAuditInput = {
  readonly format: 'csv' | 'json'
  /** Puts the record, draft or signed text beside the row that tells of it; only JSON has room for it. */
  readonly withText?: boolean
}

const pageRows = 1_000
const columns = ['number', 'at', 'actor', 'kind', 'note', 'draft', 'facts', 'mac'] as const

/**
 * The whole chain in pieces of text, so that one of a million rows needs no memory: ids, counts and hashes, and no word of a patient unless `withText`.
 * It ends with the head, so that a chain which is cut later can be told by it. That it was exported is a row of its own, and the last one in it.
 */
export function* exportAudit(
  { store, now }: { readonly store: WritableStore; readonly now: () => number },
  { format, withText = false }: ExportAuditInput,
): Generator<string> {
  appendAudit(store, { kind: 'audit-exported', at: now(), facts: { format, withText, rows: lastAuditPlace(store).number + 1 } })
  const head = lastAuditPlace(store)
  yield format === 'csv'
    ? `\ufeff${columns.join(',')}\r\n`
    : `{"format":"yizhai-audit","version":1,"exportedAt":${JSON.stringify(iso(now()))},"head":${JSON.stringify(head)},"entries":[\n`
  for (const entry of entriesUpTo(store, head.number)) {
    const separator = entry.number === head.number ? '\n' : ',\n'
    yield format === 'csv' ? csvOf(entry) : JSON.stringify(withText ? { ...entry, text: readAuditedText(store, entry) } : entry) + separator
  }
  yield format === 'csv' ? `${csvRow(['head', iso(now()), '', '', '', '', String(head.number), head.mac])}` : ']}\n'
}

function* entriesUpTo(store: WritableStore, last: number): Generator<AuditEntry> {
  for (let after = 0; after < last;) {
    const page = readAuditAfter(store, after, pageRows).filter(({ number }) => number <= last)
    yield* page
    const end = page.at(-1)
    if (!end) return
    after = end.number
  }
}

const iso = (at: number) => new Date(at).toISOString()

function csvOf({ number, at, actor, kind, noteId, draftId, facts, mac }: AuditEntry): string {
  return csvRow([String(number), iso(at), actor, kind, noteId ?? '', draftId ?? '', JSON.stringify(facts), mac])
}

/** A cell that begins like a formula would be one in a spreadsheet. */
function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(',')}\r\n`
}
