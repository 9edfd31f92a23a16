import { runCommand } from './runCommand.mjs'
import { say } from './say.mjs'

/**
 * @typedef {{ readonly env?: NodeJS.ProcessEnv, readonly timeoutMs: number, readonly otherwise: string }} StepOptions
 *   `otherwise`: the command to run by hand when this one fails.
 * @typedef {{ run: (title: string, command: string, args: readonly string[], options: StepOptions) => Promise<void> }} SetupSteps
 */

/** What is expected to go wrong in a set-up: its message says what to do, and is all that is shown. */
export class SetupFailure extends Error {}

/**
 * Runs commands one by one, each with a line before and a line after it.
 * @param {{ noteChild: (pid: number) => void }} lock
 * @returns {SetupSteps}
 */
export function setupSteps(lock) {
  return {
    async run(title, command, args, { env, timeoutMs, otherwise }) {
      const begin = Date.now()
      say(`${title} …`)
      const { code, isTimedOut } = await runCommand(command, args, { ...(env && { env }), timeoutMs, onSpawn: lock.noteChild })
      const seconds = ((Date.now() - begin) / 1000).toFixed(1)
      if (code === 0) say(`${title}: done in ${seconds} s`)
      else {
        const why = isTimedOut ? `not done within ${timeoutMs / 60_000} minutes` : `exit code ${code}`
        throw new SetupFailure(`${title} failed after ${seconds} s (${why}). Run it by hand: ${otherwise}`)
      }
    },
  }
}
