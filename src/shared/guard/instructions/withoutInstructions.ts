import { findInstructions } from './findInstructions.ts'

/**
 * The record with blanks where it speaks to the program, unit for unit: every offset stays. What is blank is read by no model and carries no statement;
 * the physician sees it in the record, marked and named.
 */
export function withoutInstructions(text: string): string {
  let read = ''
  let from = 0
  for (const { start, end } of findInstructions(text)) {
    read += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ')
    from = end
  }
  return from === 0 ? text : read + text.slice(from)
}
