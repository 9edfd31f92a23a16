import { execFile } from 'node:child_process'
import fs from 'node:fs'
import { promisify } from 'node:util'
import { z } from 'zod'
import { LlamaEngine } from '../../../src/main/engine/host/llamaEngine.ts'
import { settleAll } from '../../../src/main/engine/testing/hostFixture.ts'
import { findLlamaBench, shippedLlamaBench } from '../llamaCpp/llamaBenchPlace.ts'
import { inTurn, ratios, type Measurement } from '../measurement.ts'
import { msPerToken } from '../msPerToken.ts'
import { rawLoop } from './rawLoop.ts'

const timeoutMs = 180_000
const answer = z.array(z.object({ avg_ts: z.number() })).min(1)

/** Our engine against llama-bench with the same file, threads, depth and number of tokens; a process of its own each round. */
export const llamaCpp: Measurement = {
  keys: ['decodeVsLlamaCpp'],
  needsModel: true,
  async run({ loaded, load, copying }, { rounds }) {
    const program = findLlamaBench()
    if (program === undefined) return { decodeVsLlamaCpp: { reason: 'no llama-bench on the path and none built: npm run bench:llamacpp' } }
    const prompt = loaded.renderer.tokensOf(copying.prompt)
    const bench = async (file: string) => {
      const args = [
        '-m',
        load.modelPath,
        '-t',
        loaded.info.threads,
        '-p',
        0,
        '-n',
        copying.maximumTokens,
        '-d',
        prompt.length,
        '-r',
        1,
        '-ngl',
        0,
        '-o',
        'json',
      ]
      const { stdout } = await promisify(execFile)(file, args.map(String), { timeout: timeoutMs })
      return 1000 / (answer.parse(JSON.parse(stdout))[0]?.avg_ts ?? Number.NaN)
    }
    await loaded.sequence.clearHistory()
    const engine = new LlamaEngine(loaded)
    const decode = () => msPerToken(engine.decode(copying, settleAll, new AbortController().signal))
    await decode()
    const sides = {
      engine: decode,
      llamaCpp: () => bench(program),
      raw: () => rawLoop(loaded, prompt, copying.maximumTokens),
      ...(fs.existsSync(shippedLlamaBench()) && { shipped: () => bench(shippedLlamaBench()) }),
    }
    const times = await inTurn<keyof typeof sides>(
      sides as Record<keyof typeof sides, () => Promise<number>>,
      Math.max(3, Math.round(rounds / 4)),
    )
    const middle = (values: readonly number[]) => [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN
    const parts = Object.entries(times).map(([name, ms]) => `${name} ${middle(ms as number[]).toFixed(1)}`)
    return {
      decodeVsLlamaCpp: {
        samples: ratios(times.llamaCpp, times.engine),
        detail: `${parts.join(' · ')} ms a token; “shipped” is llama-bench over the application’s own libraries`,
      },
    }
  },
}
