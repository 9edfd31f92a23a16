import process from 'node:process'
import type { BatchView } from '../../shared/batch.ts'
import { endedOf } from '../../shared/endedOf.ts'
import { AppFailure } from '../../shared/errors.ts'
import { formatFailure, type Language } from '../../shared/messages/formatFailure.ts'
import { LazyEngine } from './lazyEngine.ts'
import { runBatch, type BatchRun } from './runBatch.ts'

export type BatchOptions = {
  readonly json?: true
  readonly out: string
  readonly column?: string
  readonly model?: string
  readonly template: string
  readonly seed: number
  readonly context: number
}

const words = {
  zh: {
    minutes: (count: number) => `约剩 ${String(count)} 分钟`,
    end: ({ drafted, refused, same, failed }: BatchView['counts'], out: string) =>
      `起草 ${String(drafted)} 份 · 相同 ${String(same)} 份 · 拒收 ${String(refused)} 份 · 未写成 ${String(failed)} 份 · ${out}`,
    same: (name: string) => `与 ${name} 相同`,
  },
  en: {
    minutes: (count: number) => `about ${String(count)} min left`,
    end: ({ drafted, refused, same, failed }: BatchView['counts'], out: string) =>
      `${String(drafted)} drafted · ${String(same)} repeated · ${String(refused)} refused · ${String(failed)} broken off · ${out}`,
    same: (name: string) => `the same as ${name}`,
  },
} as const

/**
 * Drafts the records of `from` into the folder `out`, or goes on with it. Resolves with 0, or with 1 where records were left without a draft, each named on
 * standard error. Throws AppFailure for what can't be begun, and for what paused the batch; an interrupt leaves it to be gone on with: 'cancelled'.
 */
export async function draftBatch(from: string, options: BatchOptions, language: Language): Promise<number> {
  const w = words[language]
  const engine = new LazyEngine({ modelId: options.model, contextTokens: options.context, language })
  let shown = ''
  const onChange = ({ counts, total, current, remainingMs }: BatchView) => {
    const left = remainingMs === null || current === null ? '' : ` · ${w.minutes(Math.ceil(remainingMs / 60_000))}`
    const line = `${String(endedOf(counts))}/${String(total)}${left}`
    if (line === shown) return
    shown = line
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
  }
  const input = { from, out: options.out, textColumn: options.column ?? null, templateId: options.template, seed: options.seed }
  try {
    const run = await runBatch(input, {
      engine,
      onChange,
      onBug: (error) => process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`),
      onRunning: (stop) => {
        process.once('SIGINT', stop)
        process.once('SIGTERM', stop)
      },
    })
    if (process.stderr.isTTY) process.stderr.write('\n')
    return tell(run, options, language)
  } finally {
    await engine.close()
  }
}

function tell({ batch, problems, indexFile }: BatchRun, { json, out }: BatchOptions, language: Language): number {
  const w = words[language]
  for (const { name, failure, sameAs } of problems)
    process.stderr.write(`${name}: ${failure ? formatFailure(failure, language) : w.same(sameAs ?? '')}\n`)
  if (batch.reason) throw new AppFailure(batch.reason.code, batch.reason.params)
  if (batch.state !== 'done') throw new AppFailure('cancelled')
  const { counts, total, state } = batch
  process.stdout.write(json ? `${JSON.stringify({ out, index: indexFile, state, total, counts }, null, 2)}\n` : `${w.end(counts, out)}\n`)
  return counts.refused + counts.failed === 0 ? 0 : 1
}
