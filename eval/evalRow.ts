import type { Finding } from '../src/shared/guard/finding.ts'
import { sentenceSpans } from '../src/shared/text/sentences.ts'
import { judgeClauses } from './crudeJudge.ts'
import { addScores, type GoldScore } from './goldScore.ts'
import { isAbsent, type ModeResult } from './modes.ts'
import { median } from './statistics.ts'

/** What one mode did over all records. */
export type EvalRow = {
  clauses: number
  unsupported: number
  numbers: number
  sides: number
  faults: number
  statements: number
  quoted: number
  absent: number
  refusals: number
  tokens: number
  refusedTokens: number
  decodeMs: number
  /** Characters of the records, of what was written, and of that in runs of 20 or more that the record holds. */
  recordCharacters: number
  characters: number
  copied: number
  readonly totalMs: number[]
  readonly firstStatementMs: number[]
  /** Red findings of the guard by rule. */
  readonly reds: Map<string, number>
  readonly gold: GoldScore[]
}

export const emptyRow = (): EvalRow => ({
  clauses: 0, unsupported: 0, numbers: 0, sides: 0, faults: 0, statements: 0, quoted: 0, absent: 0, refusals: 0, tokens: 0, refusedTokens: 0, decodeMs: 0,
  recordCharacters: 0, characters: 0, copied: 0, totalMs: [], firstStatementMs: [], reds: new Map(), gold: [],
}) // prettier-ignore

const offFormat = /\*\*|^#|^[-*] |```|^\d+\. /m
const maximumSentences = 2

export function addToRow(row: EvalRow, record: string, result: ModeResult, findings: readonly Finding[]): void {
  const judged = result.claims.flatMap((text) => judgeClauses(record, text))
  row.clauses += judged.length
  row.unsupported += judged.filter(({ isSupported }) => !isSupported).length
  row.numbers += judged.filter(({ fault }) => fault === 'number').length
  row.sides += judged.filter(({ fault }) => fault === 'side').length
  for (const { text, statements } of result.sections) {
    const written = statements.filter(({ kind }) => kind !== 'absent')
    row.statements += written.length
    row.quoted += written.filter(({ kind }) => kind === 'quoted').length
    row.absent += isAbsent(text, statements) ? 1 : 0
    const sentences = statements.length > 0 ? statements.length : sentenceSpans(text).length
    if (text.trim() === '' || sentences > maximumSentences || offFormat.test(text)) row.faults++
  }
  for (const { rule, severity } of findings) if (severity === 'red') row.reds.set(rule, (row.reds.get(rule) ?? 0) + 1)
  row.recordCharacters += record.length
  for (const claim of result.claims) {
    row.characters += claim.length
    row.copied += copiedCharacters(record, claim)
  }
  row.refusals += result.rejections.length
  row.tokens += result.generatedTokens
  row.refusedTokens += result.refusedTokens
  row.decodeMs += result.decodeMs
  row.totalMs.push(result.totalMs)
  if (result.firstStatementMs !== null) row.firstStatementMs.push(result.firstStatementMs)
}

const shortestCopy = 20

/** Characters of a text that stand in the record in runs of twenty or more. */
export function copiedCharacters(record: string, text: string): number {
  let copied = 0
  for (let start = 0; start + shortestCopy <= text.length;) {
    let length = shortestCopy
    if (!record.includes(text.slice(start, start + length))) {
      start++
      continue
    }
    while (start + length < text.length && record.includes(text.slice(start, start + length + 1))) length++
    copied += length
    start += length
  }
  return copied
}

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)
const seconds = (times: readonly number[]) => (times.length === 0 ? '–' : (median([...times]) / 1000).toFixed(1))

const figures: readonly (readonly [string, (row: EvalRow) => string])[] = [
  ['unsupported clauses (crude judge)', (row) => `${String(row.unsupported)}/${String(row.clauses)} = ${percent(row.unsupported, row.clauses)}`],
  ['of these numbers, sides', (row) => `${String(row.numbers)}, ${String(row.sides)}`],
  ['red findings of the guard', (row) => [...row.reds].sort().map(([rule, count]) => `${rule} ${String(count)}`).join(', ') || '0'],
  ['sections off the format', (row) => `${String(row.faults)}/${String(3 * row.totalMs.length)}`],
  ['statements, of these quoted', (row) => (row.statements === 0 ? '–' : `${String(row.statements)}, ${percent(row.quoted, row.statements)}`)],
  ['characters written, of the record’s', (row) => percent(row.characters, row.recordCharacters)],
  ['of these copied in runs of 20 or more', (row) => percent(row.copied, row.characters)],
  ['refusals', (row) => String(row.refusals)],
  ['tokens/s that stay', (row) => (row.decodeMs === 0 ? '–' : (((row.tokens - row.refusedTokens) * 1000) / row.decodeMs).toFixed(1))],
  ['seconds to the first statement (median)', (row) => seconds(row.firstStatementMs)],
  ['seconds a draft (median)', (row) => seconds(row.totalMs)],
] // prettier-ignore
const goldFigures: readonly (readonly [string, keyof GoldScore])[] = [
  ['complaint kept', 'complaint'],
  ['open diagnoses in their section', 'diagnoses'],
  ['… or in the omission panel', 'diagnosesAnywhere'],
  ['suspected ones said with doubt', 'certainty'],
  ['plan items in their section', 'plan'],
  ['… or in the omission panel', 'planAnywhere'],
  ['allergies shown', 'allergies'],
  ['current and new drugs shown', 'drugs'],
  ['absence said rightly', 'absence'],
  ['must_not said', 'lies'],
]

/** The modes side by side, a Markdown table. */
export function evalTable(title: string, rows: ReadonlyMap<string, EvalRow>): string {
  const own = [...rows]
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [line([title, ...own.map(([mode]) => mode)]), `|${'---|'.repeat(own.length + 1)}`]
  for (const [name, show] of figures) table.push(line([name, ...own.map(([, row]) => show(row))]))
  if (own.every(([, { gold }]) => gold.length > 0)) {
    const sums = own.map(([, { gold }]) => addScores(gold))
    for (const [name, key] of goldFigures)
      table.push(
        line([name, ...sums.map((sum) => `${String(sum[key].hit)}/${String(sum[key].of)} = ${percent(sum[key].hit, sum[key].of)}`)]),
      )
  }
  return table.join('\n')
}

/** The same as numbers, for `--json`. */
export const metricsOf = (row: EvalRow) => ({
  ...row,
  totalMs: undefined,
  firstStatementMs: undefined,
  medianTotalMs: row.totalMs.length === 0 ? null : median(row.totalMs),
  medianFirstStatementMs: row.firstStatementMs.length === 0 ? null : median(row.firstStatementMs),
  reds: Object.fromEntries(row.reds),
  gold: row.gold.length === 0 ? null : addScores(row.gold),
})
