import { CsvError, parse } from 'csv-parse/sync'
import { AppFailure, type Failure } from '../../shared/errors.ts'

/** One row of a table: `title` from its id and patient columns; `failure` says why it can't be read. */
export type TableRecord = { readonly title: string | null; readonly text: string; readonly failure: Failure | null }

/** Names of a column that holds the text of a record; the first that a table has is taken. */
const textColumns = [
  '病历',
  '病历内容',
  '病历正文',
  '病历文本',
  '内容',
  '正文',
  '文本',
  'text',
  'medical_text',
  'source_text',
  'record',
  'record_text',
  'content',
  'note',
] as const
const idColumns = ['id', '编号', '序号', '病历号', '住院号', '门诊号', '就诊号', 'record_id', 'case_id', 'mrn']
const patientColumns = ['姓名', '患者', '患者姓名', '病人', 'patient', 'patient_name', 'name']

export const knownTextColumns = textColumns.join(' · ')

const delimiters = [',', '\t', ';'] as const
const plain = (column: string) =>
  column
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

type Row = readonly string[]

/**
 * The rows of a CSV (RFC 4180; also with tabs or semicolons) whose first row names its columns. `textColumn` in place of the names that are known.
 * Throws `batch-no-text-column` with the columns that there are, `batch-table-broken` with the line. A row of another length is returned with its failure.
 */
export function tableRecords(text: string, name: string, textColumn: string | null): TableRecord[] {
  const [header, ...rows] = rowsOf(text, name)
  const columns = header?.map(plain) ?? []
  const at = textColumn === null ? firstOf(columns, textColumns) : columns.indexOf(plain(textColumn))
  if (at < 0) throw new AppFailure('batch-no-text-column', { name, columns: shownColumns(header ?? []), known: knownTextColumns })
  const [id, patient] = [firstOf(columns, idColumns), firstOf(columns, patientColumns)]
  return rows.map((record) => {
    const failure = record.length === columns.length ? null : rowFailure(record.length, columns.length)
    const title = [patient, id]
      .map((column) => (column < 0 ? '' : (record[column] ?? '').trim()))
      .filter((part) => part !== '')
      .join(' ')
    return { title: title === '' ? null : title, text: failure === null ? (record[at] ?? '') : '', failure }
  })
}

function rowsOf(text: string, name: string): Row[] {
  try {
    const delimiter = delimiterOf(text)
    const options = { delimiter, relax_column_count: true, skip_empty_lines: true, bom: true } as const
    return parse(text, options) as unknown as Row[]
  } catch (error) {
    if (error instanceof CsvError) throw new AppFailure('batch-table-broken', { name, line: lineOf(error), reason: error.code })
    throw error
  }
}

/** The one that gives the first row most columns. */
function delimiterOf(text: string): string {
  const columnsBy = (delimiter: string) => {
    const [first] = parse(text, { delimiter, to: 1, relax_column_count: true, skip_empty_lines: true, bom: true }) as unknown as string[][]
    return first?.length ?? 0
  }
  return delimiters.reduce((best, other) => (columnsBy(other) > columnsBy(best) ? other : best))
}

function firstOf(columns: readonly string[], known: readonly string[]): number {
  return known.map((name) => columns.indexOf(name)).find((at) => at >= 0) ?? -1
}

function rowFailure(found: number, expected: number): Failure {
  return { code: 'batch-row-columns', params: { found, expected } }
}

function lineOf(error: CsvError): number {
  const lines: unknown = (error as unknown as { readonly lines?: unknown }).lines
  return typeof lines === 'number' ? lines : 0
}

const shownCharacters = 30
const shownCount = 20

/** A table without a header shows its first record here: each name is cut. */
function shownColumns(columns: readonly string[]): string {
  const names = columns.slice(0, shownCount).map((column) => {
    const line = column.replace(/\s+/g, ' ').trim()
    return line.length > shownCharacters ? `${line.slice(0, shownCharacters).replace(/[\ud800-\udbff]$/, '')}…` : line
  })
  return `${names.join(', ')}${columns.length > shownCount ? ', …' : ''}`
}
