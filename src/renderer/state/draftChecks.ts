import type { DraftId } from '../../shared/note.ts'
import { isOpening } from './noteSlice.ts'
import { shownText } from './shownText.ts'
import type { CheckedDraft, SliceContext, WorkstationState } from './workstationState.ts'

/** After the last key. */
const pauseMs = 250

type WantedCheck = { readonly draftId: DraftId; readonly texts: Readonly<Record<string, string>> }

export type DraftChecks = {
  /** Told of every change of the state: a text that was not checked yet is checked, at once where a draft has come, after a pause where one is typed. */
  readonly watch: (state: WorkstationState, before: WorkstationState) => void
  readonly checkNow: () => Promise<boolean>
  /** As `checkNow`, also where the text has not changed: what main knows of it has. */
  readonly checkAgain: () => Promise<boolean>
}

/** Keeps the findings those of the text on the screen. One check runs at a time; an answer about a text that has changed meanwhile is dropped. */
export function createDraftChecks({ bridge, get, set, attempt }: SliceContext): DraftChecks {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | null = null
  let mustAsk = false

  function checkNow(): Promise<boolean> {
    clearTimeout(timer)
    running ??= untilChecked().finally(() => (running = null))
    return running
  }

  async function untilChecked(): Promise<boolean> {
    for (;;) {
      const wanted = wantedCheck(get())
      if (wanted === null) return false
      if (!mustAsk && isOf(get().checked, wanted)) return true
      mustAsk = false
      const sections = Object.entries(wanted.texts).map(([id, text]) => ({ id, text }))
      const result = await attempt(() => bridge.checkDraft({ draftId: wanted.draftId, sections }))
      const isStale = !isSame(wantedCheck(get()), wanted)
      if (isStale || mustAsk) continue
      if (!result.ok) {
        set({ checkFailure: result.failure, checked: null })
        return false
      }
      set({ checked: { ...result.value, ...wanted }, checkFailure: null })
      return true
    }
  }

  function watch(state: WorkstationState, before: WorkstationState): void {
    if (state.note === before.note && state.edits === before.edits && state.openNoteId === before.openNoteId) return
    const wanted = wantedCheck(state)
    const last = wantedCheck(before)
    if (isSame(wanted, last)) return
    clearTimeout(timer)
    if (wanted === null || wanted.draftId !== last?.draftId) {
      set({ checked: null, checkFailure: null, currentFinding: null, currentOmission: null, sectionEdit: null })
      if (wanted !== null) void checkNow()
    } else timer = setTimeout(() => void checkNow(), pauseMs)
  }

  return {
    watch,
    checkNow,
    checkAgain: () => {
      mustAsk = true
      return checkNow()
    },
  }
}

/** The texts on the screen, where they are a draft that may still change. */
function wantedCheck(state: WorkstationState): WantedCheck | null {
  const draft = state.note?.draft
  if (!draft || draft.phase !== 'drafted' || isOpening(state)) return null
  return {
    draftId: draft.id,
    texts: Object.fromEntries(draft.sections.map((section) => [section.id, shownText(state.edits, draft, section)])),
  }
}

function isOf(checked: CheckedDraft | null, wanted: WantedCheck): boolean {
  return checked !== null && isSame(checked, wanted)
}

function isSame(one: WantedCheck | null, other: WantedCheck | null): boolean {
  if (one === null || other === null) return one === other
  const ids = Object.keys(one.texts)
  return (
    one.draftId === other.draftId && ids.length === Object.keys(other.texts).length && ids.every((id) => one.texts[id] === other.texts[id])
  )
}
