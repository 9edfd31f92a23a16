import type { LlamaContextSequence, LlamaModel } from 'node-llama-cpp'
import type { EngineInfo, Sampling } from '../engine.ts'
import type { DigitToken } from './numberLock.ts'
import type { PromptRenderer } from './promptRenderer.ts'

/** What `loadModel` hands over: one model, one context, one sequence. */
export type LoadedModel = {
  readonly model: LlamaModel
  readonly sequence: LlamaContextSequence
  readonly renderer: PromptRenderer
  readonly digitTokens: readonly DigitToken[]
  readonly sampling: Sampling
  readonly info: EngineInfo
  readonly dispose: () => Promise<void>
}
