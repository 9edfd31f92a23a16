import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDraft, addNote } from '../store/storeFixture.ts'
import { openDatabase } from '../store/openDatabase.ts'
import { closeStore, openStore } from '../store/openStore.ts'

const program = fileURLToPath(new URL('yizhai.ts', import.meta.url))
const key = randomBytes(32)
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yizhai-audit-cli-'))
  writeFileSync(join(folder, 'key.plain'), key.toString('hex'))
  const store = openStore({ path: join(folder, 'yizhai.db'), key })
  addDraft(store, addNote(store))
  closeStore(store)
})
afterAll(() => rmSync(folder, { recursive: true }))

function run(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, 'audit', ...args, '--data', folder], { env: { ...process.env, LANG: 'en' } }, (error, out, said) =>
      resolve({ code: error ? Number(error.code) : 0, out, error: said }),
    )
  })
}

test('a whole chain is verified, exported without a word of the record, and with its texts where that is asked for', async () => {
  expect((await run('verify', '--texts')).out).toMatch(/^Whole: 5 rows follow one another; texts compared: 2; /)
  const csv = await run('export')
  expect(csv.out.split('\r\n')).toHaveLength(9)
  expect(csv.out).not.toMatch(/\p{Script=Han}/u)
  const out = join(folder, 'audit.json')
  await run('export', '--format', 'json', '--with-text', '--out', out)
  const { entries, head } = JSON.parse(readFileSync(out, 'utf8')) as { entries: { text: string | null; mac: string }[]; head: unknown }
  expect(entries[1]?.text).toContain('反复胸闷')
  expect(head).toEqual({ number: 7, mac: entries.at(-1)?.mac })
})

test('a chain that was tampered with ends with 1 and names the row', async () => {
  const database = openDatabase(join(folder, 'yizhai.db'), key)
  database.exec("DROP TRIGGER audit_is_not_changed; UPDATE audit SET actor = 'other' WHERE number = 3")
  database.close()
  const { code, out } = await run('verify')
  expect([code, out]).toEqual([1, expect.stringContaining('row 3: is not what was written')])
})
