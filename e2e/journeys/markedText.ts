import type { Evidence } from '../../src/shared/note.ts'

/** What the record must show marked for these passages: each place once, in the order of the record, without line ends. */
export function markedText(record: string, evidence: readonly Evidence[]): string {
  const marked = new Array<boolean>(record.length).fill(false)
  for (const { start, end } of evidence) marked.fill(true, start, end)
  return record
    .split('')
    .filter((unit, index) => marked[index] === true && unit !== '\n' && unit !== '\r')
    .join('')
}
