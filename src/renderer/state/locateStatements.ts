import type { Statement } from '../../shared/note.ts'

export type TextRange = { readonly start: number; readonly end: number }

/** Where each statement stands in the section's text, in order; `null` for one that an edit has changed or taken out. */
export function locateStatements(text: string, statements: readonly Statement[]): readonly (TextRange | null)[] {
  let from = 0
  return statements.map((statement) => {
    const start = statement.text === '' ? -1 : text.indexOf(statement.text, from)
    if (start < 0) return null
    from = start + statement.text.length
    return { start, end: from }
  })
}
