import { spawn } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { itemsAfter } from '../store/batchItems.ts'
import { newestBatch } from '../store/batches.ts'
import { listNotes, readNote } from '../store/notes.ts'
import { closeStore, openStore, type WritableStore } from '../store/openStore.ts'
import { connectionOf } from '../store/store.ts'
import { numbered } from '../notes/batchFixture.ts'

const writer = fileURLToPath(new URL('batch.writer.ts', import.meta.url))
const kills = 20
const records = 60

/** Runs the batch, and kills it at a moment of its own after it has said something; the last record that it said had ended, 0 where it was not killed any more. */
async function runUntilKilled(path: string, key: Buffer, killsIt: boolean): Promise<number> {
  const child = spawn(process.execPath, [writer, path, key.toString('hex'), String(records)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  if (killsIt) {
    await Promise.race([once(child.stdout, 'data'), closed])
    setTimeout(() => child.kill('SIGKILL'), randomInt(0, 40))
  }
  await closed
  return Number(said.trimEnd().split('\n').at(-1)?.split(' ')[0])
}

function endedIn(store: WritableStore): number[] {
  const batch = newestBatch(store)
  if (!batch) return []
  return itemsAfter(store, batch.id, 0, records)
    .filter(({ state }) => state === 'drafted')
    .map(({ position }) => position)
}

test(
  `killed ${String(kills)} times at any moment, a batch goes on with no record twice and none left out`,
  { timeout: 240_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yizhai-batch-kill-'))
    const path = join(folder, 'notes.db')
    const key = randomBytes(32)
    try {
      for (let kill = 0; kill < kills; kill++) {
        const acknowledged = await runUntilKilled(path, key, true)
        const store = openStore({ path, key })
        expect(connectionOf(store).database.pragma('integrity_check', { simple: true })).toBe('ok')
        const ended = endedIn(store)
        // one after the other, without a gap, and nothing that was said is lost
        expect(ended).toEqual(Array.from({ length: ended.length }, (_, index) => index + 1))
        expect(ended.length).toBeGreaterThanOrEqual(acknowledged)
        closeStore(store)
        if (ended.length === records) break
      }
      await runUntilKilled(path, key, false)
      const store = openStore({ path, key })
      const notes = listNotes(store)
      expect(newestBatch(store)?.state).toBe('done')
      expect(endedIn(store).length).toBe(records)
      expect(new Set(notes.map(({ id }) => readNote(store, id).record.text))).toEqual(new Set(Object.values(numbered(records))))
      expect([notes.length, notes.filter(({ phase }) => phase === 'drafted').length]).toEqual([records, records])
      const complete = "SELECT count(*) FROM draft_endings WHERE phase = 'drafted'"
      expect(connectionOf(store).database.prepare(complete).pluck().get()).toBe(records)
      closeStore(store)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
