import { CsvError, parse } from 'csv-parse/sync'
import { AppFailure } from '../../shared/errors.ts'
import { importLimits } from './importLimits.ts'

const kind = 'CSV'
/** What a column of whole records is called. */
const recordHeading =
  /^(病历|病历文本|病历内容|病历正文|正文|内容|原文|文本|记录|text|record|note|medical_text|source_text|content|document)$/i
const titleHeading = /^(编号|病历号|病案号|住院号|序号|姓名|标题|id|mrn|title|name|case_?id)$/i
/** UTF-16 units. A cell of this length is a text, not a value. */
const longCell = 200

export type CsvRecord = { readonly text: string; readonly title: string | null }

/** Whether this reads as a table of commas or semicolons, each row as long as the first. */
export function readCsv(source: string): CsvRecord[] {
  const rows = rowsOf(source)
  const [head = [], ...body] = rows
  const column = textColumn(head, body)
  if (column !== undefined) {
    const titleColumn = head.findIndex((cell, index) => index !== column && titleHeading.test(cell.trim()))
    const records = body
      .map((row) => ({ text: (row[column] ?? '').trim(), title: row[titleColumn]?.trim() || null }))
      .filter(({ text }) => text !== '')
    if (records.length === 0) throw new AppFailure('file-no-text', { kind })
    return records
  }
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) throw new AppFailure('file-no-text', { kind })
  // one row of values: each after its name; a table of values: its rows
  const [only, ...others] = body
  const lines =
    only && others.length === 0
      ? head.flatMap((name, index) => ((only[index] ?? '').trim() === '' ? [] : [`${name.trim()}：${(only[index] ?? '').trim()}`]))
      : rows.map((row) =>
          row
            .map((cell) => cell.trim().replace(/\s*\n\s*/g, ' '))
            .join('\t')
            .trimEnd(),
        )
  return [{ text: lines.join('\n'), title: null }]
}

function rowsOf(source: string): string[][] {
  const [first = ''] = source.split(/\r\n|\r|\n/, 1)
  const delimiter = [',', ';', '\t', '，'].sort((one, other) => first.split(other).length - first.split(one).length)[0] ?? ','
  try {
    return parse(source, {
      delimiter,
      relax_quotes: true,
      relax_column_count: false,
      skip_empty_lines: true,
      max_record_size: importLimits.characters,
    })
  } catch (error) {
    if (error instanceof CsvError) throw new AppFailure('file-damaged', { kind })
    throw error
  }
}

function textColumn(head: readonly string[], body: readonly (readonly string[])[]): number | undefined {
  if (body.length === 0) return undefined
  const named = head.findIndex((cell) => recordHeading.test(cell.trim()))
  if (named >= 0) return named
  const long = head.findIndex((_, index) => body.every((row) => (row[index] ?? '').length >= longCell))
  return long >= 0 ? long : undefined
}
