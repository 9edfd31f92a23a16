import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listNotes } from '../store/notes.ts'
import { closeStore, openStore } from '../store/openStore.ts'
import { addNote } from '../store/storeFixture.ts'

const program = fileURLToPath(new URL('yizhai.ts', import.meta.url))
const key = randomBytes(32)
let folder: string
let path: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yizhai-backup-cli-'))
  path = join(folder, 'yizhai.db')
  writeFileSync(join(folder, 'key.plain'), key.toString('hex'))
  const store = openStore({ path, key })
  addNote(store)
  closeStore(store)
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: readonly string[]) => yizhai('backup', ...args)

function yizhai(...args: readonly string[]): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, LANG: 'en', LC_ALL: 'en' }
    execFile(process.execPath, [program, ...args, '--data', folder], { env }, (error, out) =>
      resolve({ code: error ? Number(error.code) : 0, out }),
    )
  })
}

test('a backup is made, verified and restored from the command line, and what was there is kept', async () => {
  expect((await run('make')).out).toMatch(/^Backed up: .*-command\.db/)
  expect(await run('verify')).toEqual({ code: 0, out: expect.stringMatching(/whole\n$/) as string })
  writeFileSync(path, 'damage')
  const { code, out } = await run('restore')
  expect([code, out]).toEqual([0, expect.stringContaining('The old file is kept as')])
  const store = openStore({ path, key })
  expect(listNotes(store)).toHaveLength(1)
  closeStore(store)
  const [name = ''] = readdirSync(join(folder, 'backups')).filter((file) => file.endsWith('.db'))
  appendFileSync(join(folder, 'backups', name), 'x')
  expect(await run('verify')).toEqual({ code: 1, out: expect.stringMatching(/damaged\n$/) as string })
}, 60_000)

test('a purge tells what it would take away, and does it only when it is told to', async () => {
  const store = openStore({ path, key })
  addNote(store, 1_000, '主诉：头晕。')
  addNote(store, Date.now(), '主诉：咳嗽。')
  closeStore(store)
  expect((await yizhai('purge', '--older-than', '30')).out).toMatch(/notes 2 [^]*Nothing was changed/)
  const { out } = await yizhai('purge', '--older-than', '30', '--yes', '--json')
  expect(JSON.parse(out)).toMatchObject({ notes: 2, isDone: true })
  const purged = openStore({ path, key })
  expect(listNotes(purged)).toHaveLength(1)
  closeStore(purged)
}, 60_000)
