import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { appendAudit, lastAuditPlace } from '../../src/main/store/audit.ts'
import { keepFigure } from '../../scripts/promises/keepFigure.ts'
import { closeStore, openStore, type WritableStore } from '../../src/main/store/openStore.ts'
import { transaction } from '../../src/main/store/transaction.ts'
import { verifyAudit } from '../../src/main/store/verifyAudit.ts'

/** `audit:speed [--rows N] [--json]`: writes a chain of that length into an encrypted file and follows it; the longest wait of the event loop is the window's. */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } } })
const rows = Number(values.rows)
if (!Number.isInteger(rows) || rows < 1) throw new RangeError('--rows: a whole number')

const rowsOfCommit = 5_000
const folder = mkdtempSync(join(tmpdir(), 'yizhai-audit-speed-'))
const path = join(folder, 'notes.db')

/** Rows as an edited draft leaves them. */
function fill(store: WritableStore): void {
  for (let last = lastAuditPlace(store).number; last < rows; last = lastAuditPlace(store).number) {
    transaction(store, () => {
      for (let row = 0; row < Math.min(rowsOfCommit, rows - last); row++) {
        const facts = { version: row, author: 'physician', kind: 'edit', characters: 96, digest: 'ab'.repeat(32) }
        appendAudit(store, { kind: 'draft-saved', at: Date.now(), noteId: randomUUID(), draftId: randomUUID(), facts })
      }
    })
    if (last % 100_000 < rowsOfCommit) process.stderr.write(`${String(last)}\n`)
  }
}

try {
  const store = openStore({ path, key: randomBytes(32) })
  fill(store)
  let [longestMs, tick] = [0, performance.now()]
  const watch = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - tick - 10)
    tick = performance.now()
  }, 10)
  const before = process.cpuUsage()
  const { rows: verified, faultCount, milliseconds } = await verifyAudit(store, { now: Date.now })
  const { user, system } = process.cpuUsage(before)
  clearInterval(watch)
  closeStore(store)
  const figures = {
    rows: verified,
    faults: faultCount,
    seconds: milliseconds / 1000,
    /** Of this process alone: on a busy machine the clock also counts what others do. */
    workSeconds: (user + system) / 1e6,
    longestPauseMs: Math.round(longestMs),
    megabytes: Math.round(statSync(path).size / 1e6),
    machine: `${cpus()[0]?.model ?? '?'}, ${String(cpus().length)} cores`,
  }
  keepFigure(
    'audit-speed',
    `${figures.rows} rows followed in ${figures.seconds.toFixed(1)} s (${figures.workSeconds.toFixed(1)} s of work), ${figures.faults} faults, longest pause of the event loop ${figures.longestPauseMs} ms`,
  )
  if (values.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  else for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name.padEnd(16)}${String(value)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
