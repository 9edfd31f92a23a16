/** A headed, tab-separated table. Rows stay lists of cells: an object a row takes three times as long, and the start waits for it. */
export type TsvTable = {
  readonly rows: readonly TsvRow[]
  /** Reads a column; a column that the table lacks, and a row with fewer cells than its head, has empty cells. */
  column(name: string): (row: TsvRow) => string
}
export type TsvRow = readonly string[]

export function readTsv(file: string, text: string): TsvTable {
  const [head = '', ...lines] = text.includes('\r') ? text.split(/\r?\n/) : text.split('\n')
  const names = head.split('\t')
  if (names.length < 2) throw new Error(`${file}: no table`)
  return {
    rows: lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t')),
    column(name) {
      const index = names.indexOf(name)
      return (row) => (row[index] ?? '').trim()
    },
  }
}
