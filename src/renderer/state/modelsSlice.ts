import type { ModelsSlice } from './deskState.ts'
import type { SliceContext } from './workstationState.ts'

/** The models on this machine, and how another one comes in. */
export function createModelsSlice({ bridge, get, set, attempt }: SliceContext): ModelsSlice {
  async function loadModels(): Promise<void> {
    const result = await attempt(() => bridge.listModels({}))
    set(result.ok ? { models: result.value, modelsFailure: null } : { modelsFailure: result.failure })
  }

  return {
    models: null,
    modelsFailure: null,
    modelImport: null,
    loadModels,
    importModel: async (acceptsUnverified) => {
      const { modelImport } = get()
      if (modelImport?.phase === 'choosing' || modelImport?.phase === 'copying') return
      set({ modelImport: { phase: 'choosing' } })
      const result = await attempt(() => bridge.importModel({ acceptsUnverified }))
      if (!result.ok) {
        set({ modelImport: result.failure.code === 'cancelled' ? null : { phase: 'failed', failure: result.failure } })
        return
      }
      const outcome = result.value
      if (outcome.kind === 'closed') set({ modelImport: null })
      else if (outcome.kind === 'refused') set({ modelImport: { phase: 'refused', reason: outcome.reason, name: outcome.name } })
      else {
        set({ modelImport: { phase: 'imported', name: outcome.model.name } })
        await loadModels()
      }
    },
    // events wait for their frame, so the last one may come after the answer
    noteImportProgress: (doneBytes, totalBytes) =>
      set(({ modelImport }) =>
        modelImport?.phase === 'choosing' || modelImport?.phase === 'copying'
          ? { modelImport: { phase: 'copying', doneBytes, totalBytes } }
          : {},
      ),
    stopModelImport: async () => {
      const result = await attempt(() => bridge.stopModelImport({}))
      if (!result.ok) get().complain(result.failure)
    },
  }
}
