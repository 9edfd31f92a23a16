import type { DraftId, DraftSection } from '../../shared/note.ts'
import type { DraftEdit, EditingSlice, SliceContext } from './workstationState.ts'

/** After the last key. */
const autosaveDelayMs = 300

/**
 * The physician's edits. Saves of a draft run one after the other, each on the version that the last one made; what is typed meanwhile
 * goes with the next. Text leaves this slice only when main has acknowledged it.
 */
export function createEditingSlice({ bridge, get, set, attempt, now }: SliceContext): EditingSlice {
  const timers = new Map<DraftId, ReturnType<typeof setTimeout>>()
  const running = new Map<DraftId, Promise<boolean>>()

  function change(draftId: DraftId, patch: Partial<DraftEdit>): void {
    set(({ edits }) => (edits[draftId] === undefined ? {} : { edits: { ...edits, [draftId]: { ...edits[draftId], ...patch } } }))
  }

  function saveEdits(draftId: DraftId): Promise<boolean> {
    clearTimeout(timers.get(draftId))
    const next = running.get(draftId) ?? saveUntilClean(draftId).finally(() => running.delete(draftId))
    running.set(draftId, next)
    return next
  }

  async function saveUntilClean(draftId: DraftId): Promise<boolean> {
    let isRebased = false
    for (;;) {
      const edit = get().edits[draftId]
      if (edit === undefined || edit.unsavedSectionIds.length === 0) return true
      // what is typed while this is on its way is typing again
      change(draftId, { isSaving: true, failure: null, kind: 'edit' })
      const sections = Object.entries(edit.texts).map(([id, text]) => ({ id, text }))
      const result = await attempt(() => bridge.saveDraft({ draftId, baseVersion: edit.version, sections, kind: edit.kind }))
      if (!result.ok) {
        if (result.failure.code === 'draft-outdated' && !isRebased && (await takeNewestVersion(draftId))) {
          isRebased = true
          continue
        }
        change(draftId, { isSaving: false, failure: result.failure })
        return false
      }
      isRebased = false
      acknowledge(draftId, edit, result.value.version, result.value.sections)
    }
  }

  function acknowledge(draftId: DraftId, sent: DraftEdit, version: number, sections: readonly DraftSection[]): void {
    set(({ edits, note }) => {
      const edit = edits[draftId]
      const texts = edit?.texts ?? {}
      const unsavedSectionIds = Object.keys(texts).filter((id) => texts[id] !== sent.texts[id])
      const draft = note?.draft?.id === draftId ? note.draft : null
      return {
        ...(draft && { savedAt: now() }),
        ...(edit && { edits: { ...edits, [draftId]: { ...edit, version, unsavedSectionIds, isSaving: false } } }),
        ...(note && draft && { note: { ...note, draft: { ...draft, version, author: 'physician' as const, sections: [...sections] } } }),
      }
    })
  }

  /** Another window or an earlier save was first: the next save builds on it. What is unsaved here stays; every other section is as it was saved there. */
  async function takeNewestVersion(draftId: DraftId): Promise<boolean> {
    const noteId = get().edits[draftId]?.noteId
    const result = noteId === undefined ? undefined : await attempt(() => bridge.openNote({ noteId }))
    const edit = get().edits[draftId]
    const draft = result?.ok === true ? result.value.draft : null
    if (edit === undefined || draft?.id !== draftId) return false
    const saved = Object.fromEntries(draft.sections.map(({ id, text }) => [id, text]))
    const unsaved = Object.fromEntries(edit.unsavedSectionIds.map((id) => [id, edit.texts[id] ?? '']))
    change(draftId, { version: draft.version, texts: { ...saved, ...unsaved } })
    return true
  }

  return {
    edits: {},
    savedAt: null,
    editSection: (sectionId, text, kind = 'edit') => {
      const { note, edits } = get()
      const draft = note?.draft
      if (!note || !draft || draft.phase !== 'drafted') return
      const known = edits[draft.id] ?? newEdit(note.summary.id, draft.version, draft.sections)
      const unsavedSectionIds = [...new Set([...known.unsavedSectionIds, sectionId])]
      const isAlone = known.unsavedSectionIds.length === 0
      const edit: DraftEdit = {
        ...known,
        texts: { ...known.texts, [sectionId]: text },
        unsavedSectionIds,
        kind: isAlone ? kind : 'edit',
      }
      set({ edits: { ...edits, [draft.id]: edit } })
      clearTimeout(timers.get(draft.id))
      // one key is one version, and no typing after it is taken for it
      if (kind !== 'edit') void saveEdits(draft.id)
      else
        timers.set(
          draft.id,
          setTimeout(() => void saveEdits(draft.id), autosaveDelayMs),
        )
    },
    saveEdits,
    saveAllEdits: async () => {
      await Promise.all(Object.keys(get().edits).map((draftId) => saveEdits(draftId as DraftId)))
    },
  }
}

function newEdit(noteId: DraftEdit['noteId'], version: number, sections: readonly DraftSection[]): DraftEdit {
  const texts = Object.fromEntries(sections.map((section) => [section.id, section.text]))
  return { noteId, version, texts, unsavedSectionIds: [], kind: 'edit', isSaving: false, failure: null }
}
