import type { Finding } from '../../shared/guard/finding.ts'
import type { ErrorKind } from './guardBenchInject.ts'

export type Half = 'tuning' | 'held'
export type Outcome = {
  readonly file: string
  readonly half: Half
  readonly record: string
  readonly kind: ErrorKind | 'clean'
  readonly note: string
  readonly text: string
  readonly reds: readonly Finding[]
  readonly milliseconds: number
}

/** 95 % interval of a share (Wilson): holds for few cases and for shares near 0 and 1. */
export function wilson(hits: number, count: number): readonly [number, number] {
  if (count === 0) return [0, 1]
  const z = 1.959964
  const share = hits / count
  const middle = (share + (z * z) / (2 * count)) / (1 + (z * z) / count)
  const reach = (z / (1 + (z * z) / count)) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)]
}

export type Row = {
  readonly file: string
  readonly half: Half
  readonly kind: string
  readonly hits: number
  readonly count: number
  readonly reds: number
}

export function tally(outcomes: readonly Outcome[]): { rows: Row[]; medianMs: number } {
  const rows = new Map<string, Row>()
  for (const { file, half, kind, reds } of outcomes) {
    const key = `${file}|${half}|${kind}`
    const row = rows.get(key) ?? { file, half, kind, hits: 0, count: 0, reds: 0 }
    rows.set(key, { ...row, hits: row.hits + (reds.length > 0 ? 1 : 0), count: row.count + 1, reds: row.reds + reds.length })
  }
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  return { rows: [...rows.values()], medianMs: times[times.length >> 1] ?? 0 }
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

export function benchTable({ rows, medianMs }: { readonly rows: readonly Row[]; readonly medianMs: number }): string {
  const files = [...new Set(rows.map(({ file }) => file))]
  const kinds = [...new Set(rows.map(({ kind }) => kind))].filter((kind) => kind !== 'clean')
  const cell = (row: Row | undefined) => {
    if (!row) return '–'
    const [low, high] = wilson(row.hits, row.count)
    return `${percent(row.hits / row.count)} (${percent(low)}–${percent(high)}, n=${String(row.count)})`
  }
  const blocks = files.map((file) => {
    const of = (kind: string, half: Half) => rows.find((row) => row.file === file && row.kind === kind && row.half === half)
    const clean = (half: Half) => {
      const row = of('clean', half)
      if (!row) return '–'
      const [low, high] = wilson(row.hits, row.count)
      return `${(row.reds / row.count).toFixed(2)} a draft; drafts with any: ${percent(row.hits / row.count)} (${percent(low)}–${percent(high)}, n=${String(row.count)})`
    }
    return [
      `### ${file}`,
      '',
      '| Error put in | found, tuning half (95 % interval) | found, held-back half |',
      '|---|---|---|',
      ...kinds.map((kind) => `| ${kind} | ${cell(of(kind, 'tuning'))} | ${cell(of(kind, 'held'))} |`),
      `| false reds, clean | ${clean('tuning')} | ${clean('held')} |`,
    ].join('\n')
  })
  return `${blocks.join('\n\n')}\n\nMedian time of one check: ${medianMs.toFixed(1)} ms.`
}
