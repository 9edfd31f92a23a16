import type { DialogueReply, DialogueTurn } from '../../shared/dialogue.ts'
import type { Failure } from '../../shared/errors.ts'
import type { DraftId, Evidence, NoteId, Statement } from '../../shared/note.ts'
import type { PrefillProgress } from '../../shared/reduceNote.ts'

export type Proposal = Extract<DialogueReply, { readonly kind: 'proposal' }>
/** Part of a section's text as it stands on the screen; without `selection` the whole of it. */
export type RewriteTarget = {
  readonly sectionId: string | null
  readonly selection: { readonly start: number; readonly end: number } | null
}

/** A turn on its way. */
export type Asking = { readonly turnId: DraftId; readonly text: string } & RewriteTarget

export type NoteDialogue = {
  /** The oldest first; `null` until they were read. */
  readonly turns: readonly DialogueTurn[] | null
  readonly readFailure: Failure | null
  /** As it stands in the field. */
  readonly question: string
  readonly asking: Asking | null
  /** Why the last turn came to nothing. */
  readonly failure: Failure | null
  /** Ids of the turns whose proposals were put aside. */
  readonly dropped: readonly DraftId[]
}

/** The small field below a section, in which is said how part of it is to be written. */
export type Rewriting = {
  readonly draftId: DraftId
  readonly sectionId: string
  readonly start: number
  readonly end: number
  /** The turn that was asked from it last. */
  readonly turnId: DraftId | null
}

export type DialogueSlice = {
  readonly isAskOpen: boolean
  /** Counts how often the pane was asked for, so that its field takes the focus each time. */
  readonly askFocus: number
  readonly dialogues: Readonly<Record<NoteId, NoteDialogue>>
  /** The passage of an answer that is looked at, shown in the record. */
  readonly quoted: Evidence | null
  readonly rewriting: Rewriting | null
  readonly openAsk: () => void
  readonly closeAsk: () => void
  readonly readDialogue: (noteId: NoteId) => Promise<void>
  readonly setQuestion: (text: string) => void
  /** Takes one turn about the open note; a question that comes to nothing goes back into its field. */
  readonly ask: (text: string, target: RewriteTarget) => Promise<void>
  readonly quote: (passage: Evidence) => void
  /** Opens the field for this part of a section. */
  readonly openRewrite: (sectionId: string, start: number, end: number) => void
  readonly closeRewrite: () => void
  readonly askRewrite: (instruction: string) => Promise<void>
  /** Puts the words of a proposal, the newest that is open unless one is named, into its section as an edit. */
  readonly acceptProposal: (turnId?: DraftId) => void
  readonly dropProposal: (turnId?: DraftId) => void
}

/** Ideas for the plan of a draft, as long as they are looked at: none of them is part of it. */
export type Suggestions = {
  readonly draftId: DraftId
  readonly turnId: DraftId
  /** `null` while the model is asked. */
  readonly statements: readonly Statement[] | null
  readonly failure: Failure | null
}

export type SuggestionsSlice = {
  readonly suggestions: Suggestions | null
  /** Counts how often they were asked for, so that the list takes the focus when it stands already. */
  readonly suggestionsFocus: number
  readonly requestSuggestions: () => Promise<void>
  /** Puts one at the end of the plan, as an edit. */
  readonly insertSuggestion: (index: number) => void
  readonly closeSuggestions: () => void
}

/** One section that the model writes anew, on its way: what has settled of it, and in grey what it is at. */
export type Redraft = {
  readonly noteId: NoteId
  readonly draftId: DraftId
  readonly sectionId: string
  readonly turnId: DraftId
  readonly statements: readonly Statement[]
  readonly grey: string
  readonly prefill: PrefillProgress | null
}

export type RedraftSlice = {
  readonly redraft: Redraft | null
  /** The section of the selected statement, or the first. Until it has ended the draft takes no edit. */
  readonly redraftSection: () => Promise<void>
}

export type StopSlice = {
  /** What was told to stop and has not ended yet. */
  readonly stoppingTurnId: DraftId | null
  /** Stops what the model writes for the open note beside a draft; false when there is nothing. */
  readonly stopTurn: () => boolean
}
