import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppEvent, Bridge } from '../../shared/contract.ts'
import { failureOf, type Result } from '../../shared/errors.ts'
import type { DraftId } from '../../shared/note.ts'
import { createApiSlice } from './apiSlice.ts'
import { createAuditSlice } from './auditSlice.ts'
import { createBatchSlice } from './batchSlice.ts'
import { createDialogSlice } from './dialogSlice.ts'
import { createDialogueSlice } from './dialogueSlice.ts'
import { createEditingSlice } from './editingSlice.ts'
import { createEngineSlice } from './engineSlice.ts'
import { createHistorySlice } from './historySlice.ts'
import { createLockSlice } from './lockSlice.ts'
import { createMemorySlice } from './memorySlice.ts'
import { createBundlesSlice } from './bundlesSlice.ts'
import { createModelsSlice } from './modelsSlice.ts'
import { createNoteSlice } from './noteSlice.ts'
import { createNotesSlice } from './notesSlice.ts'
import { createQueueSlice } from './queueSlice.ts'
import { createRecordSlice } from './recordSlice.ts'
import { createRedraftSlice } from './redraftSlice.ts'
import { createRetentionSlice } from './retentionSlice.ts'
import { createReviewSlice } from './reviewSlice.ts'
import { createSettingsSlice } from './settingsSlice.ts'
import { createSelfTestSlice } from './selfTestSlice.ts'
import { createSheetSlice } from './sheetSlice.ts'
import { createStartupSlice } from './startupSlice.ts'
import { createStopSlice } from './stopSlice.ts'
import { createSuggestionsSlice } from './suggestionsSlice.ts'
import { createTemplatesSlice } from './templatesSlice.ts'
import { createToastsSlice } from './toastsSlice.ts'
import type { SliceContext, WorkstationState } from './workstationState.ts'

export type WorkstationStore = StoreApi<WorkstationState>

/** Given by tests; the window uses random ids and its own clock. */
export type StoreSources = { readonly newDraftId?: () => DraftId; readonly now?: () => number }

/** The window's whole state and everything that can be done in it. Nothing happens before `load`. */
export function createWorkstationStore(bridge: Bridge, sources: StoreSources = {}): WorkstationStore {
  let watch: (state: WorkstationState, before: WorkstationState) => void = () => undefined
  const store = createStore<WorkstationState>((set, get) => {
    const context: SliceContext = {
      bridge,
      get,
      set,
      attempt,
      newDraftId: sources.newDraftId ?? (() => crypto.randomUUID() as DraftId),
      now: sources.now ?? Date.now,
    }
    const note = createNoteSlice(context)
    const review = createReviewSlice(context)
    const dialogue = createDialogueSlice(context)
    const redraft = createRedraftSlice(context)
    const lock = createLockSlice(context)
    const receive = (event: AppEvent): void => {
      note.receive(event)
      redraft.receive(event)
      lock.receive(event)
    }
    watch = (state, before) => {
      review.watch(state, before)
      dialogue.watch(state, before)
    }
    return {
      ...createStartupSlice(context, receive),
      ...lock.slice,
      ...createNotesSlice(context),
      ...createQueueSlice(context),
      ...note.slice,
      ...createRecordSlice(context),
      ...createEditingSlice(context),
      ...review.slice,
      ...createHistorySlice(context),
      ...createAuditSlice(context),
      ...createSelfTestSlice(context),
      ...createApiSlice(context),
      ...createRetentionSlice(context),
      ...createSheetSlice(context),
      ...createModelsSlice(context),
      ...createBundlesSlice(context),
      ...createMemorySlice(context),
      ...createTemplatesSlice(context),
      ...createEngineSlice(context),
      ...createSettingsSlice(context),
      ...dialogue.slice,
      ...createSuggestionsSlice(context),
      ...redraft.slice,
      ...createStopSlice(context),
      ...createBatchSlice(context),
      ...createToastsSlice(context),
      ...createDialogSlice(context),
    }
  })
  store.subscribe((state, before) => watch(state, before))
  return store
}

/** A bridge that itself breaks is a failure like any other: the screen says so and goes on. */
async function attempt<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call()
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}
