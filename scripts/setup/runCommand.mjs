import { spawn } from 'node:child_process'
import path from 'node:path'

export const repositoryRoot = path.join(import.meta.dirname, '../..')

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
let isListening = false

/**
 * @typedef {{
 *   readonly env?: NodeJS.ProcessEnv
 *   readonly timeoutMs?: number
 *   readonly capture?: boolean
 *   readonly onSpawn?: (pid: number) => void
 * }} RunOptions `capture`: keep standard output and error as text instead of showing them.
 */

/**
 * Runs a command in the repository's root until it ends, as a group of its own: the time limit, or `endChildrenWithMe`, ends the
 * whole group. `code` is null when a signal ended it; a command that can't be started rejects.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number | null, output: string, isTimedOut: boolean }>}
 */
export function runCommand(command, args, { env = process.env, timeoutMs, capture = false, onSpawn } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env,
      cwd: repositoryRoot,
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32' && command === 'npm',
    })
    running.add(child)
    if (child.pid !== undefined) onSpawn?.(child.pid)

    let output = ''
    for (const pipe of [child.stdout, child.stderr]) pipe?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()))

    let isTimedOut = false
    const limit = timeoutMs === undefined ? undefined : setTimeout(endAtLimit, timeoutMs)
    function endAtLimit() {
      isTimedOut = true
      signalGroup(child, 'SIGTERM')
      setTimeout(() => signalGroup(child, 'SIGKILL'), 5_000).unref()
    }

    child.once('error', (error) => {
      clearTimeout(limit)
      running.delete(child)
      reject(error)
    })
    // Not 'close' where the output is inherited: something left behind may hold it open for ever.
    child.once(capture ? 'close' : 'exit', (/** @type {number | null} */ code) => {
      clearTimeout(limit)
      running.delete(child)
      resolve({ code, output, isTimedOut })
    })
  })
}

/** From here on this process takes its children along when it is told to end, and when the process that started it is gone. */
export function endChildrenWithMe() {
  if (isListening) return
  isListening = true
  let isEnding = false
  const end = () => {
    if (isEnding) return
    isEnding = true
    for (const child of running) signalGroup(child, 'SIGTERM')
    const begin = Date.now()
    const wait = setInterval(() => {
      if (running.size > 0 && Date.now() - begin < 5_000) return
      clearInterval(wait)
      for (const child of running) signalGroup(child, 'SIGKILL')
      process.exit(130)
    }, 50)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  if (process.channel) {
    process.once('disconnect', end)
    process.channel.unref()
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error
  }
}
