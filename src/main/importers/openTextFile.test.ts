import { execFileSync } from 'node:child_process'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { encodeText } from './encodeTextFixture.ts'
import { openTextFile } from './openTextFile.ts'

let folder: string
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'yizhai-text-'))
})
afterAll(async () => {
  await fs.rm(folder, { recursive: true })
})

it('reads a GB18030 file', async () => {
  const file = path.join(folder, '病历.txt')
  await fs.writeFile(file, encodeText('主诉：反复胸闷气促3天。', 'gb18030'))
  expect(await openTextFile(file)).toMatchObject({ text: '主诉：反复胸闷气促3天。', encoding: 'gb18030' })
})

it('reads a file of several chunks under the encoding that was named', async () => {
  const file = path.join(folder, 'long.txt')
  const text = '病程記錄。'.repeat(300_000)
  await fs.writeFile(file, encodeText(text, 'big5'))
  expect((await openTextFile(file, 'big5')).text === text).toBe(true)
})

it('names a file that is not there', async () => {
  await expect(openTextFile(path.join(folder, 'none.txt'))).rejects.toMatchObject({
    code: 'file-unreadable',
    params: { name: 'none.txt', reason: 'ENOENT' },
  })
})

it('refuses a folder', async () => {
  await expect(openTextFile(folder)).rejects.toMatchObject({ code: 'file-unreadable', params: { reason: 'EISDIR' } })
})

it.skipIf(process.platform === 'win32')('refuses a pipe without waiting for a writer', async () => {
  const pipe = path.join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  await expect(openTextFile(pipe)).rejects.toMatchObject({ code: 'file-unreadable', params: { reason: 'ENOTFILE' } })
})

it('refuses a file over the limit by its size alone', async () => {
  const file = path.join(folder, 'huge.txt')
  await fs.writeFile(file, '')
  await fs.truncate(file, 5 * 1024 ** 3)
  await expect(openTextFile(file)).rejects.toMatchObject({ code: 'file-too-large', params: { megabytes: 5120, maximumMegabytes: 10 } })
})
