import { spawn } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { DraftId } from '../../shared/note.ts'
import { statementsAfter } from './durability.steps.ts'
import { interruptRunningDrafts, readDraft } from './drafts.ts'
import { closeStore, openStore } from './openStore.ts'
import { connectionOf } from './store.ts'
import { addNote, addRunningDraft } from './storeFixture.ts'

const writer = fileURLToPath(new URL('durability.writer.ts', import.meta.url))
const kills = 10

/** Runs the writer and kills it at a moment of its own after its first step; the last step that it acknowledged. */
async function writeUntilKilled(path: string, key: Buffer, draftId: DraftId): Promise<number> {
  const child = spawn(process.execPath, [writer, path, key.toString('hex'), draftId], { stdio: ['ignore', 'pipe', 'inherit'] })
  let acknowledged = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (acknowledged += text))
  await once(child.stdout, 'data')
  setTimeout(() => child.kill('SIGKILL'), randomInt(1, 120))
  const [, signal] = (await once(child, 'close')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
  return Number(acknowledged.trimEnd().split('\n').at(-1))
}

async function killAndReopen(path: string, key: Buffer): Promise<void> {
  const before = openStore({ path, key })
  const draftId = addRunningDraft(before, addNote(before))
  closeStore(before)

  const acknowledged = await writeUntilKilled(path, key, draftId)

  const store = openStore({ path, key })
  expect(interruptRunningDrafts(store, 9_000)).toEqual([draftId])
  expect(connectionOf(store).database.pragma('integrity_check', { simple: true })).toBe('ok')
  const draft = readDraft(store, draftId)
  closeStore(store)
  expect([draft.phase, draft.version, draft.failure]).toEqual(['stopped', 0, { code: 'interrupted', params: {} }])
  // The step under way when the kill came may have reached the disk before its acknowledgement.
  expect([statementsAfter(acknowledged), statementsAfter(acknowledged + 1)]).toContainEqual(
    draft.sections.map(({ statements }) => statements),
  )
}

/** Two files beside each other, each killed again and again. */
test.concurrent.each([1, 2])(
  'killed at any moment, the draft reopens as interrupted with every step that was acknowledged (file %i)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yizhai-kill-'))
    try {
      const path = join(folder, 'notes.db')
      const key = randomBytes(32)
      for (let kill = 0; kill < kills / 2; kill++) await killAndReopen(path, key)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
