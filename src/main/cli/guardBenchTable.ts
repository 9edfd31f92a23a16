import type { Finding } from '../../shared/guard/finding.ts'
import type { ErrorKind } from './guardBenchInject.ts'
import { intervalText, percent } from './shareTexts.ts'

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

export function benchTable({ rows, medianMs }: { readonly rows: readonly Row[]; readonly medianMs: number }): string {
  const files = [...new Set(rows.map(({ file }) => file))]
  const kinds = [...new Set(rows.map(({ kind }) => kind))].filter((kind) => kind !== 'clean')
  const found = ({ hits, count }: Row) => `${percent(hits / count)} (${intervalText(hits, count)}, n=${String(count)})`
  const cell = (row: Row | undefined) => (row ? found(row) : '–')
  const blocks = files.map((file) => {
    const of = (kind: string, half: Half) => rows.find((row) => row.file === file && row.kind === kind && row.half === half)
    const clean = (half: Half) => {
      const row = of('clean', half)
      return row ? `${(row.reds / row.count).toFixed(2)} a draft; drafts with any: ${found(row)}` : '–'
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
