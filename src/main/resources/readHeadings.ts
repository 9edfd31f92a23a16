import fs from 'node:fs'
import { buildHeadingTable, type HeadingTable } from '../../shared/text/segment.ts'

/** The table of headings with the topic that each opens. Throws where a row has none. */
export function readHeadings(file: string): HeadingTable {
  const rows = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [heading, topic] = line.split('\t')
      if (!heading || !topic) throw new Error(`${file}: a row has no topic`)
      return { heading, topic }
    })
  return buildHeadingTable(rows)
}
