import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { errorCodeOf, isMissing } from './fileFailure.ts'

const holderSchema = z.object({ pid: z.int(), host: z.string(), token: z.string() })
type Holder = z.infer<typeof holderSchema>

export type LockOptions = {
  readonly signal?: AbortSignal
  /** Called once when somebody else holds the lock, with the process that does. */
  readonly onWaiting?: (pid: number) => void
  readonly pollMs?: number
  /** A holder that has not been heard of for so long is dead, whatever process has its number now. */
  readonly staleMs?: number
}

const heartbeatMs = 5_000

/**
 * Runs `work` while no other process does so for the same file. A lock whose process is gone is taken over; otherwise it waits.
 * Throws an AbortError when the signal comes while waiting.
 */
export async function withFileLock<T>(file: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`
  const holder: Holder = { pid: process.pid, host: os.hostname(), token: randomUUID() }
  await acquire(lock, holder, options)
  const heartbeat = setInterval(() => {
    const now = new Date()
    // a beat that fails only makes the lock look older
    fs.utimes(lock, now, now).catch(() => undefined)
  }, heartbeatMs)
  heartbeat.unref()
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    if ((await readHolder(lock))?.token === holder.token) await fs.rm(lock, { force: true })
  }
}

async function acquire(lock: string, holder: Holder, options: LockOptions): Promise<void> {
  const { signal, onWaiting, pollMs = 500, staleMs = 60_000 } = options
  let hasTold = false
  while (!(await tryCreate(lock, holder))) {
    signal?.throwIfAborted()
    if (await isStale(lock, staleMs)) {
      await removeStale(lock, staleMs)
      continue
    }
    const other = await readHolder(lock)
    if (other && !hasTold) {
      hasTold = true
      onWaiting?.(other.pid)
    }
    await sleep(pollMs, undefined, signal && { signal })
  }
}

/** Written aside and linked into place: a lock that is there always names its holder, and only one of two processes gets it. */
async function tryCreate(lock: string, holder: Holder): Promise<boolean> {
  const draft = `${lock}.${holder.token}`
  await fs.writeFile(draft, JSON.stringify(holder))
  try {
    await fs.link(draft, lock)
    return true
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') return false
    // file systems of USB sticks have no links
    if (['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EINVAL'].includes(errorCodeOf(error) ?? ''))
      return await createExclusively(lock, holder)
    throw error
  } finally {
    await fs.rm(draft, { force: true })
  }
}

async function createExclusively(lock: string, holder: Holder): Promise<boolean> {
  try {
    await fs.writeFile(lock, JSON.stringify(holder), { flag: 'wx' })
    return true
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function isStale(lock: string, staleMs: number): Promise<boolean> {
  try {
    const [stat, holder] = await Promise.all([fs.stat(lock), readHolder(lock)])
    if (Date.now() - stat.mtimeMs > staleMs) return true
    return holder !== undefined && holder.host === os.hostname() && !isAlive(holder.pid)
  } catch (error) {
    // gone meanwhile: the next try to create it tells
    if (isMissing(error)) return false
    throw error
  }
}

/** Only whoever holds the key looks again and removes: otherwise the second of two might remove the fresh lock of the first. */
async function removeStale(lock: string, staleMs: number): Promise<void> {
  const key = `${lock}.takeover`
  try {
    await fs.mkdir(key)
  } catch (error) {
    if (errorCodeOf(error) !== 'EEXIST') throw error
    const age = await fs.stat(key).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    // its owner died within these few lines
    if (age > staleMs) await fs.rmdir(key).catch(() => undefined)
    await sleep(20)
    return
  }
  try {
    if (await isStale(lock, staleMs)) await fs.rm(lock, { force: true })
  } finally {
    await fs.rmdir(key)
  }
}

async function readHolder(lock: string): Promise<Holder | undefined> {
  try {
    return holderSchema.safeParse(JSON.parse(await fs.readFile(lock, 'utf8'))).data
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return undefined
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCodeOf(error) === 'EPERM'
  }
}
