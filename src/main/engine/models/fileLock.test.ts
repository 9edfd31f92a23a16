import { spawn } from 'node:child_process'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withFileLock } from './fileLock.ts'
import { temporaryPlace, type TemporaryPlace } from './modelFixture.ts'

let place: TemporaryPlace
let file: string
beforeEach(async () => {
  place = await temporaryPlace([])
  file = path.join(place.folder, 'a.gguf')
})
afterEach(() => place.remove())

const holder = (pid: number, host = os.hostname()) => JSON.stringify({ pid, host, token: 'another' })

async function pidOfNobody(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('exit', resolve))
  return child.pid!
}

it('lets one work at a time', async () => {
  let working = 0
  let most = 0
  const work = async () => {
    working += 1
    most = Math.max(most, working)
    await sleep(5)
    working -= 1
  }
  await Promise.all(Array.from({ length: 8 }, () => withFileLock(file, { pollMs: 2 }, work)))
  expect(most).toBe(1)
  expect(await fs.readdir(place.folder)).toEqual([])
})

it('lets one of several processes work at a time', async () => {
  const counter = path.join(place.folder, 'counter')
  await fs.writeFile(counter, '0')
  const script = `
    import fs from 'node:fs'
    import { withFileLock } from ${JSON.stringify(path.join(import.meta.dirname, 'fileLock.ts'))}
    for (let i = 0; i < 10; i += 1) await withFileLock(${JSON.stringify(file)}, { pollMs: 2 }, async () => {
      const seen = Number(fs.readFileSync(${JSON.stringify(counter)}, 'utf8'))
      await new Promise((resolve) => setTimeout(resolve, 3))
      fs.writeFileSync(${JSON.stringify(counter)}, String(seen + 1))
    })`
  const children = Array.from({ length: 3 }, () => spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }))
  await Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))))
  expect(await fs.readFile(counter, 'utf8')).toBe('30')
})

it('takes over from a process that is gone, at once', async () => {
  await fs.writeFile(`${file}.lock`, holder(await pidOfNobody()))
  expect(await withFileLock(file, {}, () => Promise.resolve('done'))).toBe('done')
})

it('lets only one of many take over', async () => {
  await fs.writeFile(`${file}.lock`, holder(await pidOfNobody()))
  let working = 0
  let most = 0
  const work = async () => {
    working += 1
    most = Math.max(most, working)
    await sleep(5)
    working -= 1
  }
  await Promise.all(Array.from({ length: 8 }, () => withFileLock(file, { pollMs: 2 }, work)))
  expect(most).toBe(1)
})

it('waits for a process that lives, says for which, and can be cancelled', async () => {
  await fs.writeFile(`${file}.lock`, holder(process.pid))
  const controller = new AbortController()
  const waitingFor: number[] = []
  const onWaiting = (pid: number) => {
    waitingFor.push(pid)
    setTimeout(() => controller.abort(), 20)
  }
  await expect(withFileLock(file, { signal: controller.signal, onWaiting, pollMs: 5 }, () => Promise.resolve())).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect(waitingFor).toEqual([process.pid])
})

it('waits for another machine until nothing was heard of it for long', async () => {
  await fs.writeFile(`${file}.lock`, holder(await pidOfNobody(), 'another-machine'))
  await expect(withFileLock(file, { signal: AbortSignal.timeout(50), pollMs: 5 }, () => Promise.resolve())).rejects.toThrow()
  await fs.utimes(`${file}.lock`, new Date(0), new Date(0))
  expect(await withFileLock(file, {}, () => Promise.resolve('done'))).toBe('done')
})

it('gives the lock back when the work fails', async () => {
  await expect(withFileLock(file, {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await fs.readdir(place.folder)).toEqual([])
})
