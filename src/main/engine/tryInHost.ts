import type { Runtime } from '../../shared/note.ts'
import type { TrialMemory } from './ladder.ts'
import { Supervisor, type SupervisorOptions } from './supervisor.ts'
import { untilAborted } from './untilAborted.ts'

export type TrialOptions = Pick<SupervisorOptions, 'fork' | 'model' | 'platform' | 'clock' | 'loadTimeoutMs'>

/**
 * Loads a model in a process of its own, where it writes a few tokens as at every start, and lets it go: what ends that process costs nothing else, and what the
 * program knows of its own runtimes stays as it was. Throws why the model can't be used here, and 'cancelled'.
 */
export async function tryInHost(options: TrialOptions, signal: AbortSignal): Promise<void> {
  const trial = new Supervisor({ ...options, memory: memoryOfOneTrial(), onState: () => undefined })
  try {
    await untilAborted(
      trial.start().then(() => trial.ready()),
      signal,
    )
  } finally {
    trial.close()
  }
}

function memoryOfOneTrial(): TrialMemory {
  const crashed = new Set<Runtime>()
  return {
    crashed: () => [...crashed],
    begin: (rung) => crashed.add(rung),
    end: (rung) => crashed.delete(rung),
    forget: () => crashed.clear(),
  }
}
