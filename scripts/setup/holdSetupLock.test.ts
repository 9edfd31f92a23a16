import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holdSetupLock } from './holdSetupLock.mjs'

let folder: string
let file: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-lock-'))
  file = path.join(folder, 'setup.lock')
})
afterEach(() => {
  fs.rmSync(folder, { recursive: true })
})

/** A process that does nothing, and how to end it. */
async function idleProcess(): Promise<{ readonly pid: number; end(): Promise<void> }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await once(child, 'spawn')
  return {
    pid: child.pid ?? 0,
    end: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

async function endedPid(): Promise<number> {
  const { pid, end } = await idleProcess()
  await end()
  return pid
}

const writeLock = (pid: number, children: readonly number[] = []) => {
  fs.writeFileSync(file, JSON.stringify({ pid, children }))
}

/** Whether the lock is had within 600 ms; it is released again whenever it comes. */
async function isFreeSoon(): Promise<boolean> {
  const held = holdSetupLock(file).then((lock) => {
    lock.release()
    return true
  })
  return Promise.race([held, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 600))])
}

test('a lock is held until it is released', async () => {
  const lock = await holdSetupLock(file)
  expect(await isFreeSoon()).toBe(false)
  lock.release()
  expect(await isFreeSoon()).toBe(true)
})

test('the lock of a killed set-up is taken over', async () => {
  writeLock(await endedPid())
  expect(await isFreeSoon()).toBe(true)
})

test('a command that a killed set-up left running is waited for', async () => {
  const orphan = await idleProcess()
  writeLock(await endedPid(), [orphan.pid])
  expect(await isFreeSoon()).toBe(false)
  await orphan.end()
  expect(await isFreeSoon()).toBe(true)
})

test('a living process without a heartbeat only has the number of an old holder', async () => {
  writeLock(process.pid)
  const longAgo = new Date(Date.now() - 60_000)
  fs.utimesSync(file, longAgo, longAgo)
  expect(await isFreeSoon()).toBe(true)
})

test('of many that wait for a stale lock, one at a time has it', async () => {
  writeLock(await endedPid())
  let holders = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      const lock = await holdSetupLock(file)
      most = Math.max(most, ++holders)
      await new Promise((resolve) => setTimeout(resolve, 20))
      holders -= 1
      lock.release()
    }),
  )
  expect(most).toBe(1)
})

test('the commands that a set-up runs are in its lock', async () => {
  const lock = await holdSetupLock(file)
  lock.noteChild(4242)
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual({ pid: process.pid, children: [4242] })
  lock.release()
})
