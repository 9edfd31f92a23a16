import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const writer = fileURLToPath(new URL('batch.writer.ts', import.meta.url))
const records = 200
/** By then everything that is made once, such as dictionaries and prepared statements, is there. */
const warm = 40

test('over 200 records, what is in use grows by less than a twentieth', { timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'yizhai-batch-memory-'))
  try {
    const args = ['--expose-gc', writer, join(folder, 'notes.db'), '0'.repeat(64), String(records)]
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    expect(status).toBe(0)
    const used = stdout
      .trimEnd()
      .split('\n')
      .map((line) => Number(line.split(' ')[1]))
    expect(used.length).toBe(records)
    const usedAt = (record: number) => used[record - 1] ?? 0
    const growth = (usedAt(records) + usedAt(records - 10)) / (usedAt(warm) + usedAt(warm + 10))
    expect(growth).toBeGreaterThan(0.5)
    expect(growth).toBeLessThan(1.05)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
