import type { LoadRequest } from './engine.ts'
import { LlamaEngine } from './host/llamaEngine.ts'
import { loadModel, type LoadProgress } from './host/loadModel.ts'
import { climbDown, rungsOf, type TrialMemory } from './ladder.ts'

/** The engine without a child process, for the command line and the evaluation: the same ladder, the same loader, the same decoding. */
export async function loadInProcess(
  model: Omit<LoadRequest, 'runtime'>,
  memory: TrialMemory,
  onProgress: LoadProgress,
): Promise<LlamaEngine> {
  return climbDown(
    rungsOf(process.platform),
    memory,
    async (rung, left) => new LlamaEngine(await loadModel({ ...model, runtime: rung }, left, onProgress)),
  )
}
