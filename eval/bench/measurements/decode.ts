import { LlamaEngine } from '../../../src/main/engine/host/llamaEngine.ts'
import { settleAll } from '../../../src/main/engine/testing/hostFixture.ts'
import { inTurn, ratios, type Measurement } from '../measurement.ts'
import { msPerToken } from '../msPerToken.ts'
import { rawLoop } from './rawLoop.ts'

/** The engine against node-llama-cpp's own loop, and the application's whole path against the engine, token by token. */
export const decode: Measurement = {
  keys: ['decodeVsRaw', 'appOverhead'],
  needsModel: true,
  async run({ loaded, copying, app }, { rounds }) {
    const prompt = loaded.renderer.tokensOf(copying.prompt)
    await loaded.sequence.clearHistory()
    const engine = new LlamaEngine(loaded)
    const appSide = await app()
    const sides = {
      raw: () => rawLoop(loaded, prompt, copying.maximumTokens),
      engine: () => msPerToken(engine.decode(copying, settleAll, new AbortController().signal)),
      app: () => appSide.msPerToken(copying),
    }
    // reads the prompt and wakes the threads; not counted
    await sides.engine()
    await sides.app()
    const times = await inTurn(sides, rounds)
    return {
      decodeVsRaw: { samples: ratios(times.raw, times.engine) },
      appOverhead: { samples: ratios(times.app, times.engine).map((ratio) => 100 * (ratio - 1)) },
    }
  },
}
