import type { RungReport } from '../../shared/engineState.ts'
import { AppFailure, failureOf } from '../../shared/errors.ts'
import type { Runtime } from '../../shared/note.ts'

/** CUDA → Vulkan → CPU, on a Mac Metal → CPU: fastest first. */
export function rungsOf(platform: NodeJS.Platform): readonly Runtime[] {
  return platform === 'darwin' ? ['metal', 'cpu'] : ['cuda', 'vulkan', 'cpu']
}

/** Remembers on disk which rung was being tried, so that one that took the whole process down is not tried again at the next start. */
export interface TrialMemory {
  /** Rungs that ended a process with this model, oldest first. */
  crashed(): readonly Runtime[]
  begin(rung: Runtime): void
  /** The rung loaded, or failed in a way that could be reported. */
  end(rung: Runtime): void
  /** The physician asked for another try. */
  forget(): void
}

/** A rung failed for a reason that a lower rung would share: no use in going on. */
const finalCodes = new Set(['model-file-unreadable', 'model-no-chat-template', 'cancelled'])

/**
 * Walks down until a rung loads. `attempt` gets the reports of the rungs left so far, throws when its rung does not work. The reasons are kept,
 * so that the physician can be told why the graphics card is not used.
 */
export async function climbDown<T>(
  rungs: readonly Runtime[],
  memory: TrialMemory,
  attempt: (rung: Runtime, left: readonly RungReport[]) => Promise<T>,
): Promise<T> {
  const left: RungReport[] = []
  const crashed = new Set(memory.crashed())
  for (const rung of rungs) {
    // the last rung is always tried: there is nothing below it
    if (crashed.has(rung) && rung !== rungs.at(-1)) {
      left.push({ rung, outcome: 'skipped', reason: 'crashed' })
      continue
    }
    memory.begin(rung)
    try {
      const result = await attempt(rung, left)
      memory.end(rung)
      return result
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code !== 'engine-crashed' && failure.code !== 'engine-hung') memory.end(rung)
      if (rung === rungs.at(-1) || finalCodes.has(failure.code)) throw error
      left.push({ rung, outcome: 'failed', reason: String(failure.params['reason'] ?? failure.code) })
    }
  }
  throw new AppFailure('engine-load-failed', { reason: 'no runtime' })
}
