import type { DraftId, NoteId } from '../../shared/note.ts'
import type { DialogueSlice, NoteDialogue, RewriteTarget, Rewriting } from './dialogueState.ts'
import { isOpening } from './noteSlice.ts'
import { openProposal } from './proposals.ts'
import { shownText } from './shownText.ts'
import type { SliceContext, WorkstationState } from './workstationState.ts'

const noDialogue: NoteDialogue = { turns: null, readFailure: null, question: '', asking: null, failure: null, dropped: [] }

export type DialogueParts = {
  readonly slice: DialogueSlice
  /** Told of every change: a passage stays marked until something else is looked at, and an open pane shows the turns of the open note. */
  readonly watch: (state: WorkstationState, before: WorkstationState) => void
}

/** What is asked about each note, and what becomes of the proposals. */
export function createDialogueSlice({ bridge, get, set, attempt, newDraftId }: SliceContext): DialogueParts {
  const reading = new Map<NoteId, Promise<void>>()

  function change(noteId: NoteId, patch: (dialogue: NoteDialogue) => Partial<NoteDialogue>): void {
    set(({ dialogues }) => {
      const dialogue = dialogues[noteId] ?? noDialogue
      return { dialogues: { ...dialogues, [noteId]: { ...dialogue, ...patch(dialogue) } } }
    })
  }

  function readDialogue(noteId: NoteId): Promise<void> {
    if (get().dialogues[noteId]?.turns != null) return Promise.resolve()
    const known = reading.get(noteId) ?? readTurns(noteId).finally(() => reading.delete(noteId))
    reading.set(noteId, known)
    return known
  }

  async function readTurns(noteId: NoteId): Promise<void> {
    const result = await attempt(() => bridge.readDialogue({ noteId }))
    change(noteId, () => (result.ok ? { turns: result.value, readFailure: null } : { readFailure: result.failure }))
  }

  async function take(text: string, target: RewriteTarget, turnId: DraftId): Promise<void> {
    const { note, edits, dialogues } = get()
    const question = text.trim()
    if (note === null || isOpening(get()) || question === '' || dialogues[note.summary.id]?.asking) return
    const noteId = note.summary.id
    const draft = note.draft?.phase === 'drafted' ? note.draft : null
    const sections = draft?.sections.map((section) => ({ id: section.id, text: shownText(edits, draft, section) })) ?? []
    change(noteId, () => ({
      asking: { turnId, text: question, ...target },
      failure: null,
      ...(target.selection === null && { question: '' }),
    }))
    await readDialogue(noteId)
    const result = await attempt(() => bridge.askNote({ noteId, turnId, text: question, sections, ...target }))
    if (result.ok) {
      change(noteId, ({ turns }) => ({ asking: null, turns: [...(turns ?? []).filter(({ id }) => id !== turnId), result.value] }))
      const { reply } = result.value
      const [first] = reply.kind === 'answer' ? reply.passages : []
      if (first && get().note?.summary.id === noteId) set({ quoted: first })
    } else {
      const typed = get().dialogues[noteId]?.question ?? ''
      change(noteId, () => ({
        asking: null,
        failure: result.failure,
        ...(target.selection === null && typed === '' && { question: text }),
      }))
    }
  }

  const slice: DialogueSlice = {
    isAskOpen: false,
    askFocus: 0,
    dialogues: {},
    quoted: null,
    rewriting: null,
    openAsk: () => set(({ askFocus }) => ({ isAskOpen: true, askFocus: askFocus + 1 })),
    closeAsk: () => set({ isAskOpen: false, quoted: null }),
    readDialogue,
    setQuestion: (text) => {
      const noteId = get().note?.summary.id
      if (noteId !== undefined) change(noteId, () => ({ question: text }))
    },
    ask: async (text, target) => {
      await take(text, target, newDraftId())
    },
    quote: (quoted) => set({ quoted }),
    openRewrite: (sectionId, start, end) => {
      const draft = get().note?.draft
      if (draft?.phase === 'drafted') set({ rewriting: { draftId: draft.id, sectionId, start, end, turnId: null } })
    },
    closeRewrite: () => set({ rewriting: null }),
    askRewrite: async (instruction) => {
      const { rewriting } = get()
      if (rewriting === null) return
      const { sectionId, start, end } = rewriting
      const turnId = newDraftId()
      set({ rewriting: { ...rewriting, turnId } })
      await take(instruction, { sectionId, selection: { start, end } }, turnId)
    },
    acceptProposal: (turnId) => {
      const open = openProposal(get(), turnId)
      if (open === null) return
      const { proposal, start, end } = open
      set({ rewriting: null })
      get().requestEdit({ sectionId: proposal.sectionId, start, end, text: proposal.newText, kind: 'rewrite' })
    },
    dropProposal: (turnId) => {
      const open = openProposal(get(), turnId)
      const noteId = get().note?.summary.id
      if (open === null || noteId === undefined) return
      set({ rewriting: null })
      change(noteId, ({ dropped }) => ({ dropped: [...dropped, open.turnId] }))
    },
  }

  return {
    slice,
    watch: (state, before) => {
      const isElsewhere =
        state.selectedStatement !== before.selectedStatement ||
        state.currentFinding !== before.currentFinding ||
        state.currentOmission !== before.currentOmission ||
        state.openNoteId !== before.openNoteId
      if (state.quoted !== null && state.quoted === before.quoted && isElsewhere) set({ quoted: null })
      if (state.rewriting !== null && shownTextOf(state, state.rewriting) !== shownTextOf(before, state.rewriting)) set({ rewriting: null })
      const noteId = state.note?.summary.id
      if (noteId === undefined || (noteId === before.note?.summary.id && state.isAskOpen === before.isAskOpen)) return
      if (state.isAskOpen) void readDialogue(noteId)
    },
  }
}

/** `null` where the section can't be written in any more. */
function shownTextOf({ note, edits }: WorkstationState, { draftId, sectionId }: Rewriting): string | null {
  const draft = note?.draft
  const section = draft?.sections.find(({ id }) => id === sectionId)
  return draft?.id === draftId && draft.phase === 'drafted' && section ? shownText(edits, draft, section) : null
}
