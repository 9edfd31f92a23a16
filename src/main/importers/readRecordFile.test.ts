import { fork } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { chineseLines, chineseText, docxOf, paragraph } from './importFixture.ts'
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
