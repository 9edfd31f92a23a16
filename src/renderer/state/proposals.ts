import type { DialogueTurn } from '../../shared/dialogue.ts'
import type { DraftId } from '../../shared/note.ts'
import type { Proposal } from './dialogueState.ts'
import { shownText } from './shownText.ts'
import type { WorkstationState } from './workstationState.ts'

/**
 * What can be done with a proposal. open: its old words stand in the section, there [start, end) · taken: its new words stand in their place · dropped: put
 * aside · stale: the section says something else by now, or belongs to another draft.
 */
export type ProposalState =
  { readonly phase: 'open'; readonly start: number; readonly end: number } | { readonly phase: 'taken' | 'dropped' | 'stale' }

type StateOfProposals = Pick<WorkstationState, 'note' | 'edits' | 'dialogues'>

/** Read from the text on the screen, so that Ctrl Z opens a proposal again that was taken. */
export function proposalState({ note, edits, dialogues }: StateOfProposals, turn: DialogueTurn, proposal: Proposal): ProposalState {
  const draft = note?.draft
  const section = draft?.sections.find(({ id }) => id === proposal.sectionId)
  if (!note || !draft || !section || draft.id !== turn.draftId) return { phase: 'stale' }
  const text = shownText(edits, draft, section)
  const { start, end, oldText, newText } = proposal
  if (text.slice(start, start + newText.length) === newText && text.slice(start, end) !== oldText) return { phase: 'taken' }
  const at = text.slice(start, end) === oldText ? start : onlyPlaceOf(oldText, text)
  if (at === null || draft.phase !== 'drafted') return { phase: text.includes(newText) ? 'taken' : 'stale' }
  if (dialogues[note.summary.id]?.dropped.includes(turn.id) === true) return { phase: 'dropped' }
  return { phase: 'open', start: at, end: at + oldText.length }
}

/** `null` where it is not there, or more than once. */
function onlyPlaceOf(words: string, text: string): number | null {
  const at = text.indexOf(words)
  return at < 0 || text.indexOf(words, at + 1) >= 0 ? null : at
}

export type OpenProposal = { readonly turnId: DraftId; readonly proposal: Proposal; readonly start: number; readonly end: number }

/** The newest proposal about the open note that can still be taken: the one that the keys are for. */
export function openProposal(state: StateOfProposals, turnId?: DraftId): OpenProposal | null {
  const noteId = state.note?.summary.id
  const turns = (noteId === undefined ? null : state.dialogues[noteId]?.turns) ?? []
  for (const turn of turns.toReversed()) {
    if (turn.reply.kind !== 'proposal' || (turnId !== undefined && turn.id !== turnId)) continue
    const found = proposalState(state, turn, turn.reply)
    if (found.phase === 'open') return { turnId: turn.id, proposal: turn.reply, start: found.start, end: found.end }
  }
  return null
}
