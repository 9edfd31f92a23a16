import type { Statement } from '../../shared/note.ts'
import { locateStatements } from './locateStatements.ts'
import { shownText } from './shownText.ts'
import type { SectionEdit, WorkstationState } from './workstationState.ts'

/** The edit that takes back what the physician's rules made of the selected statement; `null` where none did, or its words have been changed since. */
export function ruleUsedHere({ note, edits, selectedStatement }: WorkstationState): SectionEdit | null {
  const draft = note?.draft
  const section = draft?.sections.find(({ id }) => id === selectedStatement?.sectionId)
  if (!draft || !section || !selectedStatement) return null
  const from = ownWordsOf(section.statements[selectedStatement.index])
  const range = locateStatements(shownText(edits, draft, section), section.statements)[selectedStatement.index]
  if (from === null || !range) return null
  return { sectionId: section.id, start: range.start, end: range.end, text: from, kind: 'edit', caret: range.start }
}

/** What the model had written, where a rule has changed it. */
export function ownWordsOf(statement: Statement | undefined): string | null {
  const from = statement?.rewrite?.from
  return from === undefined || from === statement?.text ? null : from
}
