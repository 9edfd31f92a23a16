import { LlamaEngine } from '../../../src/main/engine/host/llamaEngine.ts'
import { inTurn, ratios, type Measurement } from '../measurement.ts'

const promptCharacters = 900

/** Reading a prompt of some 600 tokens, against one raw prefill in node-llama-cpp's own batches. */
export const prefill: Measurement = {
  keys: ['prefillVsRaw'],
  needsModel: true,
  async run({ loaded, copying }, { rounds, isQuick }) {
    const [head = ''] = copying.prompt.user.split('\n\n任务')
    const user = head.repeat(3).slice(0, isQuick ? promptCharacters / 3 : promptCharacters)
    const request = { ...copying, prompt: { ...copying.prompt, user } }
    const prompt = loaded.renderer.tokensOf(request.prompt).slice(0, -1)
    const { threads } = loaded.info
    const context = await loaded.model.createContext({ contextSize: 1024, batchSize: 512, threads, sequences: 1 })
    const sequence = context.getSequence()
    const timed = async (work: () => Promise<unknown>) => {
      const startedAt = performance.now()
      await work()
      return performance.now() - startedAt
    }
    try {
      const times = await inTurn(
        {
          raw: async () => {
            await sequence.clearHistory()
            return timed(() => sequence.evaluateWithoutGeneratingNewTokens(prompt))
          },
          engine: async () => {
            await loaded.sequence.clearHistory()
            return timed(() => new LlamaEngine(loaded).readAhead(request, new AbortController().signal))
          },
        },
        Math.max(2, Math.round(rounds / 5)),
      )
      return { prefillVsRaw: { samples: ratios(times.raw, times.engine) } }
    } finally {
      await context.dispose()
    }
  },
}
