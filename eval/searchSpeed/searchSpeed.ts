import { statSync } from 'node:fs'
import { Command } from 'commander'
import { searchNotes } from '../../src/main/notes/searchNotes.ts'
import { closeStore } from '../../src/main/store/openStore.ts'
import { fillStore } from './filledStore.ts'

/** Fills an encrypted store with invented notes, each with a draft, and measures how long the search over all of it takes. */
const { drafts } = new Command('search:speed').option('--drafts <N>', 'notes with a draft', '100000').parse().opts<{ drafts: string }>()

const count = Number(drafts)
const percentile = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const begun = performance.now()
const filled = fillStore(count)
const filledMs = performance.now() - begun
try {
  const store = filled.open()
  const timed = filled.queries.map((query) => {
    const from = performance.now()
    const { hits } = searchNotes({ store }, { query })
    return { query, ms: performance.now() - from, hits: hits.length }
  })
  // the first ones read the file: what a physician meets after the start
  const [cold, warm] = [timed, timed.map(({ query }) => query)].map((list, round) =>
    round === 0
      ? timed.map(({ ms }) => ms)
      : (list as string[]).map((query) => {
          const from = performance.now()
          searchNotes({ store }, { query })
          return performance.now() - from
        }),
  ) as [number[], number[]]
  const figures = (list: readonly number[]) => {
    const sorted = [...list].sort((one, other) => one - other)
    return { p50: percentile(sorted, 0.5).toFixed(1), p95: percentile(sorted, 0.95).toFixed(1), most: (sorted.at(-1) ?? 0).toFixed(1) }
  }
  console.table({ 'first time': figures(cold), again: figures(warm) })
  console.table([...timed].sort((one, other) => other.ms - one.ms).slice(0, 8))
  console.log(
    `${count} notes, each with a draft: ${(statSync(filled.file).size / 2 ** 20).toFixed(0)} MB; written in ${(filledMs / 1000).toFixed(0)} s`,
  )
  closeStore(store)
} finally {
  filled.remove()
}
