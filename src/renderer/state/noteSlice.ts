import type { AppEvent } from '../../shared/contract.ts'
import type { Replacement } from '../../shared/exporting.ts'
import type { Failure } from '../../shared/errors.ts'
import type { DraftId, DraftView, NoteId, NotePhase } from '../../shared/note.ts'
import { liveNote, reduceNote, type LiveNote } from '../../shared/reduceNote.ts'
import { explainRefusedCopy } from './explainRefusedCopy.ts'
import { isRedrafting } from './isRedrafting.ts'
import { withNote } from './notesSlice.ts'
import { nextSectionToCopy } from './nextSectionToCopy.ts'
import { withoutSavedEdits } from './shownText.ts'
import { templateIdOf } from './templateOf.ts'
import { movedStatement } from './movedStatement.ts'
import type { CopyConsent } from './dialogState.ts'
import type { NoteSlice, SliceContext, WorkstationState } from './workstationState.ts'

type NoteParts = { readonly slice: NoteSlice; readonly receive: (event: AppEvent) => void }

const noteAtRest = {
  noteFailure: null,
  draftFailure: null,
  isStarting: false,
  isStopping: false,
  selectedStatement: null,
  revealed: null,
  copiedSectionIds: [],
  atSegment: null,
} as const

/** The open note and what is done to it, and `receive`, which folds the events of main into it. */
export function createNoteSlice(context: SliceContext): NoteParts {
  const { bridge, get, set, attempt, newDraftId } = context
  /** Events of drafts that come while a note is on its way: folded in when it is here, so that none falls between. */
  let waitingEvents: AppEvent[] = []
  let opening: Promise<void> = Promise.resolve()
  /** Refused at the signature, since its record is another by now: that one is shown with the next draft, which is made from it. */
  let exchanged: NoteId | null = null

  /** The note that the queue points at, here: whatever is done by a quick key is done to this one and not to the one before it. */
  async function openedNote(): Promise<LiveNote | null> {
    let awaited: Promise<void>
    do {
      awaited = opening
      await awaited
    } while (awaited !== opening)
    return isOpening(get()) ? null : get().note
  }

  function receive(event: AppEvent): void {
    if (event.type === 'failure') get().complain(event.failure)
    if (event.type === 'batch-changed') get().noteBatch(event.batch)
    if (event.type === 'engine-state') set({ engine: event.state })
    if (event.type === 'model-import-trial') get().noteImportTrial()
    if (event.type === 'model-import-progress') get().noteImportProgress(event.doneBytes, event.totalBytes)
    if (event.type === 'note-changed') set(({ notes }) => ({ notes: withNote(notes, event.summary) }))
    if (event.type === 'draft-started' || event.type === 'draft-ended') showPhase(event.noteId, event.draft.phase)
    if (isOpening(get())) waitingEvents.push(event)
    const before = get().note
    const note = reduceNote(before, event)
    if (note !== before) set({ note, ...afterEvent(event) })
  }

  function afterEvent(event: AppEvent): Partial<WorkstationState> {
    if (event.type === 'draft-started') return { ...noteAtRest }
    if (event.type === 'draft-ended') return { isStopping: false, selectedStatement: firstWithEvidence(event.draft) }
    return {}
  }

  /** The queue's own view of a note follows its draft. */
  function showPhase(noteId: NoteId, phase: NotePhase): void {
    set(({ notes }) => {
      const summary = notes.find((other) => other.id === noteId)
      return summary && summary.phase !== phase ? { notes: withNote(notes, { ...summary, phase }) } : {}
    })
  }

  /** A draft that a command returned, as the note's own. */
  function showDraft(noteId: NoteId, draft: DraftView): void {
    showPhase(noteId, draft.phase)
    set(({ note }) => (note?.summary.id === noteId ? { note: { ...note, draft, summary: { ...note.summary, phase: draft.phase } } } : {}))
  }

  function openNote(noteId: NoteId): Promise<void> {
    opening = bringHere(noteId)
    return opening
  }

  async function bringHere(noteId: NoteId): Promise<void> {
    const leaving = get().note?.draft?.id
    if (leaving !== undefined) void get().saveEdits(leaving)
    waitingEvents = []
    set({ openNoteId: noteId, savedAt: null, ...noteAtRest })
    const result = await attempt(() => bridge.openNote({ noteId }))
    if (get().openNoteId !== noteId) return
    if (!result.ok) {
      set({ noteFailure: result.failure, note: null })
      return
    }
    const note = waitingEvents.reduce<LiveNote | null>(reduceNote, liveNote(result.value))
    waitingEvents = []
    set(({ notes, edits }) => ({
      note,
      notes: withNote(notes, note?.summary ?? result.value.summary),
      edits: withoutSavedEdits(edits),
      selectedStatement: note?.draft && note.draft.phase !== 'generating' ? firstWithEvidence(note.draft) : null,
    }))
  }

  async function requestDraft(): Promise<void> {
    const note = await openedNote()
    const { edits, isStarting } = get()
    if (note === null || isStarting || note.draft?.phase === 'generating') return
    if (isRedrafting(get())) return get().complain({ code: 'draft-running', params: {} })
    const draft = note.draft
    const isEdited = draft !== null && draft.phase === 'drafted' && (draft.author === 'physician' || edits[draft.id] !== undefined)
    if (draft?.phase === 'signed') get().openDialog({ kind: 'redraft', reason: 'signed' })
    else if (isEdited) get().openDialog({ kind: 'redraft', reason: 'edited' })
    else await startDraft()
  }

  async function startDraft(): Promise<void> {
    const { note, isStarting } = get()
    if (note === null || isStarting) return
    if (get().dialog?.kind === 'redraft') get().closeDialog()
    const leaving = note.draft?.id
    set({ isStarting: true, draftFailure: null })
    const isSaved = leaving === undefined || (await get().saveEdits(leaving))
    if (!isSaved) {
      set({ isStarting: false })
      return
    }
    const noteId = note.summary.id
    const result = await attempt(() => bridge.startDraft({ noteId, draftId: newDraftId(), templateId: templateIdOf(get()) }))
    if (result.ok && exchanged === noteId && get().openNoteId === noteId) {
      exchanged = null
      await openNote(noteId)
    }
    if (get().openNoteId === noteId) set({ isStarting: false, ...(!result.ok && { draftFailure: result.failure }) })
    else if (!result.ok) get().complain(result.failure, note.summary.title)
  }

  async function stopDraft(): Promise<void> {
    const draft = (await openedNote())?.draft
    if (draft?.phase !== 'generating' || get().isStopping) return
    set({ isStopping: true })
    const result = await attempt(() => bridge.stopDraft({ draftId: draft.id }))
    if (result.ok) return
    set({ isStopping: false })
    get().complain(result.failure)
  }

  async function keepStoppedDraft(): Promise<void> {
    const note = await openedNote()
    if (note?.draft?.phase !== 'stopped') return
    const { id } = note.draft
    const result = await attempt(() => bridge.keepStoppedDraft({ draftId: id }))
    if (result.ok) showDraft(note.summary.id, result.value)
    else get().complain(result.failure)
  }

  /** What is signed is what main holds, so the last edit is saved before the question is put, and the question knows what is still open. */
  async function requestSign(): Promise<void> {
    const draft = (await openedNote())?.draft
    if (!draft) return get().complain({ code: 'note-not-drafted', params: {} })
    if (draft.phase === 'signed') return get().complain({ code: 'note-signed', params: {} })
    if (draft.phase === 'generating' || isRedrafting(get())) return get().complain({ code: 'draft-running', params: {} })
    if (draft.phase === 'stopped') return get().complain({ code: 'note-not-drafted', params: {} })
    // what is typed while that goes on has to be saved and checked as well, or the signature would leave it out
    do {
      if (!(await get().saveEdits(draft.id)) || !(await get().checkNow())) return
    } while ((get().edits[draft.id]?.unsavedSectionIds.length ?? 0) > 0)
    if (get().note?.draft?.id === draft.id) get().openDialog({ kind: 'sign' })
  }

  async function signNote(pin?: string): Promise<Failure | null> {
    const { note } = get()
    if (note?.draft?.phase !== 'drafted') return null
    const { id: draftId, version } = note.draft
    const noteId = note.summary.id
    const result = await attempt(() => bridge.signNote({ noteId, draftId, version, ...(pin !== undefined && { pin }) }))
    if (!result.ok && result.failure.code.startsWith('pin-')) return result.failure
    if (!result.ok && result.failure.code === 'draft-record-exchanged') exchanged = noteId
    get().closeDialog()
    if (!result.ok) {
      get().complain(result.failure)
      return null
    }
    showDraft(noteId, result.value)
    set({ edits: withoutEdit(get().edits, draftId), copiedSectionIds: [] })
    get().tell(result.value.phase === 'signed' ? 'noteSigned' : 'noteFirstSigned', { title: note.summary.title })
    if (result.value.phase === 'signed') await get().noteProposals()
    return null
  }

  /** Only while the note that was to be copied is still the one on the screen. */
  function askReplacements(note: LiveNote, replacements: readonly Replacement[], sectionId: string | null, consent: CopyConsent): void {
    if (get().note?.summary.id === note.summary.id) get().openDialog({ kind: 'replacements', replacements, sectionId, consent })
  }

  async function copySection(sectionId: string, consent: CopyConsent = {}): Promise<void> {
    const note = await openedNote()
    if (note === null) return
    const result = await attempt(() => bridge.copySection({ noteId: note.summary.id, sectionId, ...consent }))
    if (!result.ok) return explainRefusedCopy(context, result.failure, sectionId, consent)
    if (!result.value.isCopied) return askReplacements(note, result.value.replacements, sectionId, consent)
    set(({ copiedSectionIds }) => ({ copiedSectionIds: [...copiedSectionIds.filter((id) => id !== sectionId), sectionId] }))
    const heading = note.draft?.sections.find((section) => section.id === sectionId)?.heading ?? sectionId
    get().tell('sectionCopied', { title: note.summary.title, heading, characters: result.value.characters })
  }

  async function copyNextSection(): Promise<void> {
    const note = await openedNote()
    const next = nextSectionToCopy(note?.draft ?? null, get().copiedSectionIds, get().settings.exportProfile.order)
    if (next === null) return get().complain({ code: 'note-not-signed', params: {} })
    await copySection(next.id)
  }

  async function copyNote(consent: CopyConsent = {}): Promise<void> {
    const note = await openedNote()
    if (note === null) return
    const result = await attempt(() => bridge.copyNote({ noteId: note.summary.id, ...consent }))
    if (!result.ok) return explainRefusedCopy(context, result.failure, null, consent)
    if (!result.value.isCopied) return askReplacements(note, result.value.replacements, null, consent)
    get().tell('noteCopied', { title: note.summary.title, characters: result.value.characters })
  }

  const slice: NoteSlice = {
    openNoteId: null,
    note: null,
    ...noteAtRest,
    openNote,
    requestDraft,
    startDraft,
    stopDraft,
    keepStoppedDraft,
    requestSign,
    signNote,
    copySection,
    copyNextSection,
    copyNote,
    showDraft: (noteId, draft) => {
      showDraft(noteId, draft)
      set({
        edits: withoutEdit(get().edits, draft.id),
        selectedStatement: firstWithEvidence(draft),
        currentFinding: null,
        currentOmission: null,
        copiedSectionIds: [],
      })
    },
    selectStatement: (selectedStatement) => set({ selectedStatement, currentFinding: null, currentOmission: null }),
    moveStatement: (step) =>
      set(({ note, selectedStatement }) => ({
        selectedStatement: movedStatement(note?.draft ?? null, selectedStatement, step),
        currentFinding: null,
        currentOmission: null,
      })),
    reveal: (start, end) => set({ revealed: { start, end } }),
  }
  return { slice, receive }
}

/** The queue may already point at a note whose text is not here yet: nothing may be done to the one that still is. */
export function isOpening(state: WorkstationState): boolean {
  return state.openNoteId !== null && state.note?.summary.id !== state.openNoteId && state.noteFailure === null
}

function firstWithEvidence(draft: DraftView): WorkstationState['selectedStatement'] {
  for (const section of draft.sections) {
    const index = section.statements.findIndex((statement) => statement.evidence.length > 0)
    if (index >= 0) return { sectionId: section.id, index }
  }
  return null
}

function withoutEdit(edits: WorkstationState['edits'], draftId: DraftId): WorkstationState['edits'] {
  const { [draftId]: _, ...others } = edits
  return others
}
