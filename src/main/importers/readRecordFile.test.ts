import { fork, spawn } from 'node:child_process'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { formatFailure } from '../../shared/messages/formatFailure.ts'
import { chineseLines, chineseText, docxOf, paragraph } from './importFixture.ts'
import { importLimits } from './importLimits.ts'
import { readRecordFile } from './readRecordFile.ts'
import type { ReaderProcess } from './readerProtocol.ts'

function forked(): ReaderProcess & { readonly ended: Promise<void> } {
  const child = fork(path.join(import.meta.dirname, 'fileReader.ts'), { stdio: 'ignore', execArgv: ['--max-old-space-size=256'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    ended,
    send: (order) => child.send(order, () => undefined),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', () => listener()),
    kill: () => child.kill('SIGKILL'),
  }
}
const silent = (messages: readonly unknown[], isGone = false): ReaderProcess => ({
  send: () => undefined,
  onMessage: (listener) => {
    for (const message of messages) setTimeout(() => listener(message), 0)
  },
  onExit: (listener) => {
    if (isGone) setTimeout(listener, 5)
  },
  kill: () => undefined,
})
afterEach(() => vi.useRealTimers())
const docx = docxOf(chineseLines.map(paragraph).join(''))

it('a file of another program is read by a process of its own, which is gone afterwards', async () => {
  const reader = forked()
  const file = await readRecordFile({ bytes: docx, name: 'a.docx' }, () => reader)
  expect(file).toEqual({ format: 'docx', records: [{ text: chineseText, title: null }], warnings: [] })
  await reader.ended
}, 60_000)

it('what that process refuses is refused by name', async () => {
  await expect(readRecordFile({ bytes: docx.subarray(0, 300), name: 'a.docx' }, forked)).rejects.toMatchObject({
    code: 'file-damaged',
    params: { kind: 'DOCX' },
  })
}, 60_000)

it('plain text needs none', async () => {
  const file = await readRecordFile({ bytes: Buffer.from(chineseText), name: 'a.txt' }, () => {
    throw new Error('started')
  })
  expect(file.records).toEqual([{ text: chineseText, title: null }])
})

it('one that dies, or says what nobody understands, is told', async () => {
  const code = 'file-reader-ended'
  await expect(readRecordFile({ bytes: docx, name: 'a' }, () => silent([], true))).rejects.toMatchObject({ code })
  await expect(readRecordFile({ bytes: docx, name: 'a' }, () => silent([{ type: 'other' }]))).rejects.toMatchObject({ code })
})

/** A real process that is ready, and is busy for ever once it has a file. */
function hanging(): ReaderProcess & { readonly isBusy: Promise<void>; readonly ended: Promise<NodeJS.Signals | null> } {
  const script = "process.send({ type: 'ready' }); process.once('message', () => { process.stdout.write('busy'); for (;;); })"
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] })
  return {
    isBusy: new Promise((resolve) => child.stdout?.once('data', () => resolve())),
    ended: new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal))),
    send: (order) => child.send(order, () => undefined),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', () => listener()),
    kill: () => child.kill('SIGKILL'),
  }
}

it('one that hangs over a file is ended after its time, and the physician is told what to do', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const reader = hanging()
  let failure: unknown
  const read = readRecordFile({ bytes: docx, name: 'a.docx' }, () => reader).catch((error: unknown) => (failure = error))
  await reader.isBusy
  vi.advanceTimersByTime(importLimits.milliseconds - 1)
  await Promise.resolve()
  expect(failure).toBeUndefined()
  vi.advanceTimersByTime(1)
  await read
  expect(failure).toMatchObject({ code: 'file-too-slow', params: { seconds: 15 } })
  expect(await reader.ended).toBe('SIGKILL')
  expect(formatFailure({ code: 'file-too-slow', params: { seconds: 15 } }, 'zh')).toContain('15')
}, 60_000)

it('one that never comes to be ready is ended too', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const kill = vi.fn()
  const read = readRecordFile({ bytes: docx, name: 'a.docx' }, () => ({ ...silent([]), kill })).catch((error: unknown) => error)
  vi.advanceTimersByTime(4 * importLimits.milliseconds)
  expect(await read).toMatchObject({ code: 'file-reader-ended' })
  expect(kill).toHaveBeenCalledOnce()
})
