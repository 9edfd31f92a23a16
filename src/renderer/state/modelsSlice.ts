import type { ModelImport, ModelsSlice } from './deskState.ts'
import type { SliceContext } from './workstationState.ts'

/** A file is on its way in, and no second one begins. */
export function isImporting(current: ModelImport | null): boolean {
  return current?.phase === 'choosing' || current?.phase === 'copying' || current?.phase === 'trying'
}

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
      if (isImporting(modelImport)) return
      set({ modelImport: { phase: 'choosing' } })
      const result = await attempt(() => bridge.importModel({ acceptsUnverified }))
      const isTrial = get().modelImport?.phase === 'trying'
      if (!result.ok) {
        set({ modelImport: result.failure.code === 'cancelled' ? null : { phase: 'failed', failure: result.failure, isTrial } })
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
    noteImportTrial: () => set(({ modelImport }) => (isImporting(modelImport) ? { modelImport: { phase: 'trying' } } : {})),
    removeModel: async (modelId) => {
      const result = await attempt(() => bridge.removeModel({ modelId }))
      if (!result.ok) {
        get().complain(result.failure)
        return
      }
      if (get().settings.modelId === modelId) set(({ settings }) => ({ settings: { ...settings, modelId: null } }))
      await loadModels()
    },
    stopModelImport: async () => {
      const result = await attempt(() => bridge.stopModelImport({}))
      if (!result.ok) get().complain(result.failure)
    },
  }
}
