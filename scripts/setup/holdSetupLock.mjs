import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { repositoryRoot } from './runCommand.mjs'
import { say } from './say.mjs'

const lockFile = path.join(repositoryRoot, '.cache/setup.lock')
const heartbeatMs = 3_000
const staleAfterMs = 30_000
const orphanLimitMs = 15 * 60_000

/** @typedef {{ readonly pid: number, readonly children: readonly number[] }} Holder */

/**
 * One set-up at a time in this checkout: waits while another one holds the lock. A holder that is gone (killed, machine restarted) holds
 * nothing; but while a command that it had started still runs, that is waited for.
 * @returns {Promise<{ noteChild: (pid: number) => void, release: () => void }>}
 */
export async function holdSetupLock(file = lockFile) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  for (let isTold = false; !create(file, []);) {
    const found = read(file)
    if (found && !isHeld(found)) removeStale(file, found.text)
    else {
      if (found && !isTold) {
        isTold = true
        say(`another set-up is at work here (process ${found.holder.pid}); waiting for it`)
      }
      await sleep(200)
    }
  }

  /** @type {number[]} */
  const children = []
  const heartbeat = setInterval(() => fs.utimesSync(file, new Date(), new Date()), heartbeatMs)
  heartbeat.unref()
  const release = () => {
    clearInterval(heartbeat)
    process.off('exit', release)
    fs.rmSync(file, { force: true })
  }
  process.on('exit', release)
  const noteChild = (/** @type {number} */ pid) => {
    children.push(pid)
    const next = `${file}.${process.pid}`
    fs.writeFileSync(next, contents(children))
    fs.renameSync(next, file)
  }
  return { noteChild, release }
}

const contents = (/** @type {readonly number[]} */ children) => JSON.stringify({ pid: process.pid, children })

/** Appears whole or not at all; false when the lock is there already. */
function create(/** @type {string} */ file, /** @type {readonly number[]} */ children) {
  const own = `${file}.${process.pid}`
  fs.writeFileSync(own, contents(children))
  try {
    fs.linkSync(own, file)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(own, { force: true })
  }
}

function read(/** @type {string} */ file) {
  try {
    const text = fs.readFileSync(file, 'utf8')
    return { text, holder: /** @type {Holder} */ (JSON.parse(text)), ageMs: Date.now() - fs.statSync(file).mtimeMs }
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined
    throw error
  }
}

function isHeld(/** @type {NonNullable<ReturnType<typeof read>>} */ { holder, ageMs }) {
  // The age too: after a restart of the machine the number may belong to another process.
  if (isAlive(holder.pid) && ageMs < staleAfterMs) return true
  return ageMs < orphanLimitMs && holder.children.some(isAlive)
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** Ended, but not yet collected by its parent; in a container often never. */
function isZombie(/** @type {number} */ pid) {
  try {
    return /\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false // no /proc: not Linux
  }
}

/** Moves the file aside first, so that of two waiters only one removes it and neither removes a newer lock. */
function removeStale(/** @type {string} */ file, /** @type {string} */ text) {
  const aside = `${file}.stale.${process.pid}`
  try {
    fs.renameSync(file, aside)
    if (fs.readFileSync(aside, 'utf8') !== text) fs.linkSync(aside, file)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error
  }
  fs.rmSync(aside, { force: true })
}
