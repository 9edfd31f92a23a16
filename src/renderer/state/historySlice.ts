import type { HistoryEntry } from '../../shared/note.ts'
import type { HistorySlice } from './deskState.ts'
import type { SliceContext } from './workstationState.ts'

/** The versions of the open note. What is on the screen is saved first, so that the last entry is what the physician sees. */
export function createHistorySlice({ bridge, get, set, attempt, newDraftId }: SliceContext): HistorySlice {
  async function readTexts(place: number): Promise<void> {
    const { history, versionTexts } = get()
    const entry = history?.[place]
    if (entry === undefined || versionTexts[place] !== undefined) return
    const { draftId, version } = entry
    const result = await attempt(() => bridge.readVersion({ draftId, version }))
    if (get().history !== history) return
    if (result.ok) set(({ versionTexts: texts }) => ({ versionTexts: { ...texts, [place]: result.value } }))
    else set({ historyFailure: result.failure })
  }

  async function compareVersions(left: number, right: number): Promise<void> {
    set({ compared: { left, right }, historyFailure: null })
    await Promise.all([readTexts(left), readTexts(right)])
  }

  return {
    history: null,
    historyFailure: null,
    compared: null,
    versionTexts: {},
    isRestoring: false,
    openHistory: async () => {
      const note = get().note
      if (note?.draft == null || note.summary.id !== get().openNoteId) return get().complain({ code: 'note-not-drafted', params: {} })
      const noteId = note.summary.id
      // at once: opened later it would come under the hands of who has gone on typing, and take the keys
      set({ history: null, historyFailure: null, compared: null, versionTexts: {}, dialog: { kind: 'history' } })
      const isSaved = await get().saveEdits(note.draft.id)
      if (get().dialog?.kind !== 'history') return
      if (!isSaved) return get().closeDialog()
      const result = await attempt(() => bridge.readHistory({ noteId }))
      if (get().openNoteId !== noteId) return
      if (!result.ok) return set({ historyFailure: result.failure })
      set({ history: result.value })
      const first = firstComparison(result.value)
      if (first !== null) await compareVersions(first.left, first.right)
    },
    compareVersions,
    restoreVersion: async () => {
      const { note, history, compared, isRestoring } = get()
      const entry = history?.[compared?.right ?? -1]
      if (!note?.draft || entry === undefined || isRestoring) return false
      set({ isRestoring: true, historyFailure: null })
      const { id: noteId } = note.summary
      const { draftId, version } = entry
      const input = { noteId, from: { draftId, version }, baseVersion: note.draft.version, newDraftId: newDraftId() }
      const result = await attempt(() => bridge.restoreVersion(input))
      set({ isRestoring: false })
      if (!result.ok) {
        set({ historyFailure: result.failure })
        return false
      }
      get().closeDialog()
      get().showDraft(noteId, result.value)
      get().tell(result.value.id === note.draft.id ? 'versionRestored' : 'versionAmended', { version: result.value.version })
      return true
    },
  }
}

/** What the model wrote last, beside the text as it is now; of a single version, itself twice. */
export function firstComparison(history: readonly HistoryEntry[]): { left: number; right: number } | null {
  const right = history.length - 1
  if (right < 0) return null
  const left = history.findLastIndex(({ author }, place) => author === 'model' && place < right)
  return { left: left < 0 ? Math.max(0, right - 1) : left, right }
}
