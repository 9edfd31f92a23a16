import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LlamaEngine } from '../../src/main/engine/host/llamaEngine.ts'
import { loadRequestFor } from '../../src/main/engine/loadRequestFor.ts'
import { settleAll } from '../../src/main/engine/testing/hostFixture.ts'
import { median } from '../statistics.ts'
import { loadBenchModel, type BenchModel } from './benchModel.ts'
import { inTurn, ratios, type BenchOptions } from './measurement.ts'
import { firstToken } from './measurements/firstToken.ts'
import { rawLoop } from './measurements/rawLoop.ts'
import { msPerToken } from './msPerToken.ts'

/** The ratios that hold on any machine, with room for one that has other work to do; `npm run bench` has the figures. */
let model: BenchModel
const modelId = 'qwen2.5-coder-0.5b-q4'
const options: BenchOptions = { modelId, rounds: 3, isQuick: true, threads: 1 }
const rounds = 5
const tokens = 16

beforeAll(async () => {
  // one thread: two on a machine with other work wait for each other at every token
  model = await loadBenchModel({ ...(await loadRequestFor(modelId, 4096)), threads: 1 })
})
afterAll(() => model.dispose())

describe('in one run', () => {
  it('a token of the engine takes hardly longer than one of the raw loop, with the number lock and without copies to look up', async () => {
    const { loaded, copying } = model
    const request = { ...copying, maximumTokens: tokens }
    const prompt = loaded.renderer.tokensOf(request.prompt)
    await loaded.sequence.clearHistory()
    const engine = new LlamaEngine(loaded)
    const own = () => msPerToken(engine.decode(request, settleAll, new AbortController().signal))
    await own()
    const times = await inTurn({ raw: () => rawLoop(loaded, prompt, tokens), own }, rounds)
    expect(median(ratios(times.raw, times.own))).toBeGreaterThan(0.7)
  })

  it('the first word comes sooner where the record was read before, and at once where it was read ahead', async () => {
    if (!firstToken.needsModel) throw new Error('it needs one')
    const figures = await firstToken.run(model, options)
    const worst = (key: keyof typeof figures) => {
      const measured = figures[key]
      return measured && 'samples' in measured ? Math.max(...measured.samples) : Number.NaN
    }
    expect(worst('prefilledFirstToken')).toBeLessThan(0.3)
    for (const key of ['sectionFirstToken', 'againFirstToken', 'editedFirstToken'] as const) expect(worst(key), key).toBeLessThan(0.9)
  })
})
