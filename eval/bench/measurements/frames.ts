import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Measurement } from '../measurement.ts'

const script = path.join(import.meta.dirname, '../../../e2e/screens/frameFigures.ts')
const timeoutMs = 180_000
const figures = z.object({ frameMs: z.array(z.number()), longTasks: z.int(), firstPaintMs: z.array(z.number()) })

/** The window's own code in Chromium, from a script: frames while text streams, and a queue of years. */
export const frames: Measurement = {
  keys: ['frameP99Ms', 'queueFirstPaintMs'],
  needsModel: false,
  async run({ isQuick }) {
    if (!fs.existsSync('/usr/bin/chromium')) {
      const reason = 'no Chromium at /usr/bin/chromium'
      return { frameP99Ms: { reason }, queueFirstPaintMs: { reason } }
    }
    const run = async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [script, isQuick ? '3' : '6'], {
        timeout: timeoutMs,
        maxBuffer: 2 ** 24,
      })
      return figures.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
    }
    const runs = [await run()]
    if (!isQuick) runs.push(await run(), await run())
    const at = (values: readonly number[], share: number) =>
      [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
    const all = runs.flatMap(({ frameMs }) => frameMs)
    const longTasks = runs.reduce((sum, own) => sum + own.longTasks, 0)
    return {
      frameP99Ms: {
        samples: runs.map(({ frameMs }) => at(frameMs, 0.99)),
        detail: `p50 ${at(all, 0.5).toFixed(1)}, longest ${Math.max(...all).toFixed(0)} ms; ${String(longTasks)} tasks over 50 ms`,
      },
      queueFirstPaintMs: { samples: runs.map(({ firstPaintMs }) => at(firstPaintMs, 0.5)) },
    }
  },
}
