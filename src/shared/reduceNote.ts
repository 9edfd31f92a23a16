import type { AppEvent } from './contract.ts'
import type { DraftSection, DraftView, NoteView, Statement } from './note.ts'
import { joinStatements } from './text/joinStatements.ts'

/** How far the model has read the record: tokens of part `part` of `parts` (from 1). */
export type PrefillProgress = { readonly done: number; readonly total: number; readonly part: number; readonly parts: number }

/**
 * The open note as the window shows it while a draft is being written. `greyText` holds, by section id, what the model has written of the
 * statement it is at: it stands for nothing until the statement settles.
 */
export type LiveNote = NoteView & { readonly greyText: Readonly<Record<string, string>>; readonly prefill: PrefillProgress | null }

export function liveNote(view: NoteView): LiveNote {
  return { ...view, greyText: {}, prefill: null }
}

/**
 * The open note after an event. An event of another note, draft or section, or one that comes too late, leaves it as it is (the same object).
 * A settled statement is whole, so a lost delta heals when it settles; the ended draft is whole, so anything lost heals there.
 */
export function reduceNote(note: LiveNote | null, event: AppEvent): LiveNote | null {
  if (note === null) return null
  switch (event.type) {
    case 'note-changed':
      return event.summary.id === note.summary.id ? { ...note, summary: event.summary } : note
    case 'draft-started':
    case 'draft-ended':
      return event.noteId === note.summary.id && isCurrent(note.draft, event.draft) ? withDraft(note, event.draft) : note
    case 'prefill-progress': {
      if (!isWriting(note, event.draftId)) return note
      const { done, total, part, parts } = event
      return { ...note, prefill: { done, total, part, parts } }
    }
    case 'statement-delta': {
      const section = writtenSection(note, event.draftId, event.sectionId)
      return section === null ? note : { ...withGrey(note, section.id, (note.greyText[section.id] ?? '') + event.text), prefill: null }
    }
    case 'statement-withdrawn': {
      const section = writtenSection(note, event.draftId, event.sectionId)
      return section === null ? note : withGrey(note, section.id, '')
    }
    case 'statement-settled': {
      const section = writtenSection(note, event.draftId, event.sectionId)
      return section === null ? note : { ...withGrey(withStatement(note, section, event.statement), section.id, ''), prefill: null }
    }
    case 'section-restarted':
    case 'engine-state':
    case 'locking':
    case 'model-import-progress':
    case 'model-import-trial':
    case 'batch-changed':
    case 'failure':
      return note
  }
}

function isCurrent(current: DraftView | null, next: DraftView): boolean {
  return current === null || current.id === next.id || next.startedAt >= current.startedAt
}

function isWriting(note: LiveNote, draftId: string): boolean {
  return note.draft !== null && note.draft.id === draftId && note.draft.phase === 'generating'
}

function writtenSection(note: LiveNote, draftId: string, sectionId: string): DraftSection | null {
  return isWriting(note, draftId) ? (note.draft?.sections.find((section) => section.id === sectionId) ?? null) : null
}

function withDraft(note: LiveNote, draft: DraftView): LiveNote {
  return { ...note, draft, summary: { ...note.summary, phase: draft.phase }, greyText: {}, prefill: null }
}

function withGrey(note: LiveNote, sectionId: string, text: string): LiveNote {
  return { ...note, greyText: { ...note.greyText, [sectionId]: text } }
}

/** A frame may come after the view that already holds its statement, so a statement that the section has is not added again. */
function withStatement(note: LiveNote, section: DraftSection, statement: Statement): LiveNote {
  if (note.draft === null || section.statements.some((known) => isSameStatement(known, statement))) return note
  const grown = { ...section, text: joinStatements([section.text, statement.text]), statements: [...section.statements, statement] }
  return { ...note, draft: { ...note.draft, sections: note.draft.sections.map((other) => (other.id === section.id ? grown : other)) } }
}

function isSameStatement(one: Statement, other: Statement): boolean {
  return (
    one.text === other.text &&
    one.kind === other.kind &&
    one.evidence.length === other.evidence.length &&
    one.evidence.every((span, index) => span.start === other.evidence[index]?.start && span.end === other.evidence[index]?.end)
  )
}
