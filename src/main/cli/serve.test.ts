import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'
import { ask, bodyOf } from '../api/apiFixture.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-serve-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

/** The command as a user runs it, without any model; ended by SIGTERM. */
async function serving<T>(args: readonly string[], work: (port: number, said: () => string) => Promise<T>): Promise<[T, number | null]> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'yizhai.ts'), 'serve', '--port', '0', ...args], {
    cwd: os.tmpdir(),
    env: { ...process.env, NODE_OPTIONS: '', LC_ALL: 'zh_CN.UTF-8', YIZHAI_MODELS_DIR: folder },
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve)
    child.once('close', () => reject(new Error(said)))
  })
  try {
    const [, port] = /^http:\/\/127\.0\.0\.1:(\d+)\n$/.exec(address) ?? []
    const result = await work(Number(port), () => said)
    child.kill('SIGTERM')
    return [result, await ended]
  } finally {
    child.kill('SIGKILL')
  }
}

it('answers who has the token that was made, and ends when it is asked to', async () => {
  const [answers, exitCode] = await serving([], async (port, said) => {
    while (!said().includes('内存')) await new Promise((resolve) => setTimeout(resolve, 20))
    const [, token] = /^口令 (\S{43})$/m.exec(said()) ?? []
    const withToken = await ask(port, { body: '{}', headers: { authorization: `Bearer ${String(token)}` } })
    const without = await ask(port, { body: '{}', headers: { authorization: '' } })
    return [withToken, without]
  })
  expect(answers.map(({ status }) => status)).toEqual([400, 401])
  expect([answers[0]?.body, exitCode]).toEqual(['{"error":"Missing field: medical_text"}\n', 0])
})

it('answers the first clients as they are with --no-token, and a page of another site all the same not', async () => {
  const [answers] = await serving(['--no-token'], (port) =>
    Promise.all([
      ask(port, { body: bodyOf(''), headers: { authorization: '' } }),
      ask(port, { body: bodyOf(''), headers: { authorization: '', origin: 'https://evil.example' } }),
    ]),
  )
  expect(answers.map(({ status }) => status)).toEqual([400, 403])
})

it('keeps its drafts in an encrypted file that opens again with its key only', async () => {
  const database = path.join(folder, 'served.db')
  const args = ['--no-token', '--database', database]
  const [answer] = await serving(args, (port) => ask(port, { body: bodyOf('主诉：反复胸闷气促3天。诊断：心力衰竭。') }))
  expect([answer.status, JSON.parse(answer.body)]).toMatchObject([503, { code: 'model-missing', noteId: expect.any(String) }])
  expect(fs.readFileSync(database).includes('SQLite format 3')).toBe(false)
  await serving(args, () => Promise.resolve())
  fs.rmSync(`${database}.key`)
  await expect(serving(args, () => Promise.resolve())).rejects.toThrow('密钥')
}, 60_000)
