import type { BrowserWindow } from 'electron'
import type { AppEvent, Handlers } from '../shared/contract.ts'
import { AppFailure } from '../shared/errors.ts'
import { chooseOneFile } from './app/chooseOneFile.ts'
import type { Supervisor } from './engine/supervisor.ts'
import { ModelImports, readModels, removeModelFile } from './notes/modelFiles.ts'
import { appendAudit } from './store/audit.ts'
import type { WritableStore } from './store/openStore.ts'
import { changeSettings, readSettings } from './store/settings.ts'

type ModelCommand = 'listModels' | 'importModel' | 'stopModelImport' | 'removeModel'

export type ModelHandlerParts = {
  readonly window: BrowserWindow
  readonly engine: Supervisor
  readonly emit: (event: AppEvent) => void
  /** Loads a model apart from the one in use and has it write a few tokens. Throws why it can't be used. */
  readonly tryModel: (modelId: string, signal: AbortSignal) => Promise<void>
}

/** The commands of the model files, bound to their use cases. */
export function modelHandlers(
  { store, now }: { readonly store: WritableStore; readonly now: () => number },
  { window, engine, emit, tryModel }: ModelHandlerParts,
): Pick<Handlers, ModelCommand> {
  const isWithoutModel = () => engine.state.phase === 'missing' || engine.state.phase === 'refused'
  const imports = new ModelImports({
    chooseModelFile: () => chooseOneFile(window, 'GGUF', ['gguf']),
    onProgress: (doneBytes, totalBytes) => {
      emit({ type: 'model-import-progress', doneBytes, totalBytes })
    },
    onTrial: () => {
      emit({ type: 'model-import-trial' })
    },
    tryModel,
  })
  return {
    listModels: () => readModels(),
    importModel: async (input) => {
      const outcome = await imports.start(input)
      if (outcome.kind !== 'imported') return outcome
      const { id, sha256 } = outcome.model
      appendAudit(store, { kind: 'model-imported', at: now(), facts: { model: id, sha256 } })
      if (isWithoutModel()) void engine.restart()
      return outcome
    },
    stopModelImport: () => imports.stop(),
    removeModel: async ({ modelId }) => {
      if (engine.state.modelId === modelId && !isWithoutModel()) throw new AppFailure('model-in-use')
      const { sha256 } = await removeModelFile(modelId)
      appendAudit(store, { kind: 'model-removed', at: now(), facts: { model: modelId, sha256 } })
      if (readSettings(store).modelId === modelId) changeSettings(store, { modelId: null })
      if (isWithoutModel()) void engine.restart()
      return {}
    },
  }
}
