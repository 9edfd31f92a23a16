import type { Token } from 'node-llama-cpp'
import type { LoadedModel } from '../../../src/main/engine/host/loadedModel.ts'

/** Milliseconds a token of node-llama-cpp's own loop on this prompt, the first token left out. What is read of the prompt stays read, as in the engine. */
export async function rawLoop({ sequence }: LoadedModel, prompt: readonly Token[], tokens: number): Promise<number> {
  if (sequence.nextTokenIndex >= prompt.length)
    await sequence.eraseContextTokenRanges([{ start: prompt.length - 1, end: sequence.nextTokenIndex }])
  let count = 0
  let firstAt = 0
  for await (const _ of sequence.evaluate(prompt.slice(sequence.nextTokenIndex), { temperature: 0, yieldEogToken: true })) {
    if (count++ === 0) firstAt = performance.now()
    if (count >= tokens) break
  }
  return (performance.now() - firstAt) / (count - 1)
}
