import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { AuditFault, AuditVerdict } from '../../shared/audit.ts'
import { digestOf, lastAuditPlace } from './audit.ts'
import { readAuditedText, tellsOfText } from './auditedText.ts'
import { firstMac, macOf, type SealedRow } from './auditMac.ts'
import { all } from './sql.ts'
import { connectionOf, type ReadableStore } from './store.ts'

const pageRows = 2_000
const maximumFaults = 200

const sealedRow = z.object({
  number: z.int(),
  at: z.int(),
  actor: z.string(),
  kind: z.string(),
  noteId: z.string().nullable(),
  draftId: z.string().nullable(),
  factsJson: z.string(),
  mac: z.string(),
})
const columns = 'number, at, actor, kind, note_id AS noteId, draft_id AS draftId, facts_json AS factsJson, mac'

export type VerifyAuditOptions = {
  readonly now: () => number
  /** Holds every text that the audit tells of against its row, too: reads them all. */
  readonly withTexts?: boolean
  readonly onProgress?: (rows: number) => void
}

/** Follows the chain from its first row to its head, page by page, so that the window goes on meanwhile. Changes nothing. */
export async function verifyAudit(store: ReadableStore, { now, withTexts = false, onProgress }: VerifyAuditOptions): Promise<AuditVerdict> {
  const begin = performance.now()
  const { audit } = connectionOf(store)
  const found = audit.head?.read()
  const faults: AuditFault[] = []
  let faultCount = 0
  const fault = (entry: AuditFault) => {
    faultCount++
    if (faults.length < maximumFaults) faults.push(entry)
  }
  const texts = withTexts ? new AuditedTexts(store) : undefined
  let rows = 0
  let last = { number: 0, mac: firstMac }
  let headMac = found?.kind === 'place' && found.number === 0 ? firstMac : undefined
  for (;;) {
    const page = all(store, sealedRow, `SELECT ${columns} FROM audit WHERE number > @after ORDER BY number LIMIT ${String(pageRows)}`, {
      after: last.number,
    })
    for (const row of page) {
      if (row.number !== last.number + 1) fault({ number: last.number + 1, kind: 'missing', noteId: null })
      // after a missing row its mac is not known: only the place of the gap is told
      else if (macOf(audit.key, last.mac, row) !== row.mac) fault({ number: row.number, kind: 'changed', noteId: row.noteId })
      if (row.kind === 'head-broken') fault(headFault(row))
      if (texts && !texts.isAsAudited(row)) fault({ number: row.number, kind: 'text', noteId: row.noteId })
      if (found?.kind === 'place' && found.number === row.number) headMac = row.mac
      last = row
      rows++
    }
    if (page.length < pageRows) break
    onProgress?.(rows)
    await setImmediate()
  }
  if (found?.kind === 'place' && found.number > last.number) fault({ number: last.number + 1, kind: 'cut', noteId: null })
  else if (found && (found.kind !== 'place' || headMac !== found.mac))
    fault({ number: found.kind === 'place' ? found.number : last.number, kind: 'head', noteId: null })
  const head = lastAuditPlace(store)
  return {
    rows,
    texts: texts?.checked ?? 0,
    faultCount,
    faults,
    head,
    lag: found?.kind === 'place' ? Math.max(0, last.number - found.number) : 0,
    at: now(),
    milliseconds: Math.round(performance.now() - begin),
  }
}

/** The row tells what was found at a start: a head that named rows which are not there any more, or no head. */
function headFault({ number, factsJson }: SealedRow): AuditFault {
  const facts = JSON.parse(factsJson) as { problem?: unknown }
  return { number, kind: facts.problem === 'ahead' || facts.problem === 'other' ? 'cut' : 'head', noteId: null }
}

const purgedRow = z.object({ note_id: z.string().nullable() })
const factsSchema = z.record(z.string(), z.unknown())

class AuditedTexts {
  readonly #store: ReadableStore
  readonly #purged: ReadonlySet<string | null>
  checked = 0

  constructor(store: ReadableStore) {
    this.#store = store
    const purged = all(store, purgedRow, "SELECT note_id FROM audit WHERE kind = 'note-purged'")
    this.#purged = new Set(purged.map(({ note_id: noteId }) => noteId))
  }

  isAsAudited({ kind, noteId, draftId, factsJson }: SealedRow): boolean {
    const row = { kind, noteId, draftId, facts: factsSchema.parse(JSON.parse(factsJson)) }
    if (noteId === null || !tellsOfText(row) || this.#purged.has(noteId)) return true
    this.checked++
    const text = readAuditedText(this.#store, row)
    return text !== null && digestOf(this.#store, noteId, text) === row.facts['digest']
  }
}
