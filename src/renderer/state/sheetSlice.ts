import type { Failure } from '../../shared/errors.ts'
import type { NoteId } from '../../shared/note.ts'
import type { SheetSlice } from './deskState.ts'
import type { SliceContext } from './workstationState.ts'

/** The signed summary on paper. What is printed is what main holds as signed, not what the window remembers. */
export function createSheetSlice({ bridge, get, set, attempt }: SliceContext): SheetSlice {
  async function onPaper(print: () => Promise<Failure | null>): Promise<void> {
    if (get().isPrinting) return
    set({ isPrinting: true })
    const failure = await print()
    set({ isPrinting: false })
    if (failure !== null) get().complain(failure)
  }

  /** The self-test has a page for paper too, which is nobody's summary. */
  function shownSheet(): { noteId?: NoteId } {
    const noteId = get().note?.summary.id
    return get().dialog?.kind === 'sheet' && noteId !== undefined ? { noteId } : {}
  }

  return {
    sheet: null,
    isPrinting: false,
    openSheet: async () => {
      const noteId = get().note?.summary.id
      if (noteId === undefined || noteId !== get().openNoteId) return
      const result = await attempt(() => bridge.readSheet({ noteId }))
      if (!result.ok) return get().complain(result.failure)
      set({ sheet: result.value, dialog: { kind: 'sheet' } })
    },
    printPage: () =>
      onPaper(async () => {
        const result = await attempt(() => bridge.printPage(shownSheet()))
        return result.ok ? null : result.failure
      }),
    savePagePdf: () =>
      onPaper(async () => {
        const result = await attempt(() => bridge.savePagePdf(shownSheet()))
        if (result.ok && result.value.isSaved) get().tell('pdfSaved')
        return result.ok ? null : result.failure
      }),
  }
}
