import path from 'node:path'
import { importModel } from '../engine/models/importModel.ts'
import { listModels as listModelFiles, type ListedModel, type ModelPlace } from '../engine/models/installedModels.ts'
import { removeModel } from '../engine/models/removeModel.ts'
import type { VerifiedModel } from '../engine/models/verifyModel.ts'
import { AppFailure } from '../../shared/errors.ts'
import type { ImportOutcomeView, ModelView } from '../../shared/models.ts'

/** The catalogue and what else is installed, with the state of each file. */
export async function readModels(place: ModelPlace = {}): Promise<ModelView[]> {
  return (await listModelFiles(place)).map(viewOf)
}

function viewOf({ id, entry, installed }: ListedModel): ModelView {
  return {
    id,
    name: entry?.name ?? installed?.name ?? id,
    state: installed?.trust ?? 'absent',
    sizeBytes: installed?.sizeBytes ?? entry?.sizeBytes ?? 0,
    sha256: installed?.sha256 ?? null,
    role: entry?.role ?? null,
    licence: entry?.licence ?? null,
  }
}

export type ModelImportDeps = {
  /** Asks for a file; `undefined` when the dialog was closed. */
  readonly chooseModelFile: () => Promise<string | undefined>
  readonly onProgress: (doneBytes: number, totalBytes: number) => void
  /** The file is here, and is tried now. */
  readonly onTrial: () => void
  /** Loads the model and has it write a few tokens, apart from the one in use. Throws why it can't be used. */
  readonly tryModel: (modelId: string, signal: AbortSignal) => Promise<void>
  readonly place?: ModelPlace
}

/** Brings models in from files, one at a time; one that was refused can be accepted without choosing it again. */
export class ModelImports {
  readonly #deps: ModelImportDeps
  #refused: string | undefined
  #running: AbortController | undefined

  constructor(deps: ModelImportDeps) {
    this.#deps = deps
  }

  /** Throws 'model-import-running', 'model-not-gguf', 'model-file-unreadable', 'disk-full', 'cancelled', and what the trial of an unverified file throws. */
  async start({ acceptsUnverified }: { readonly acceptsUnverified: boolean }): Promise<ImportOutcomeView> {
    if (this.#running) throw new AppFailure('model-import-running')
    const running = new AbortController()
    this.#running = running
    try {
      const file = acceptsUnverified && this.#refused !== undefined ? this.#refused : await this.#deps.chooseModelFile()
      if (file === undefined) return { kind: 'closed' }
      const { place = {}, onProgress } = this.#deps
      const outcome = await importModel(file, { ...place, acceptsUnverified, onProgress, signal: running.signal })
      this.#refused = outcome.kind === 'refused' ? file : undefined
      // a file that its maker's hash vouches for has been tried before
      if (outcome.kind === 'imported' && outcome.model.trust === 'unverified') await this.#keepIfItWorks(outcome.model.id, running.signal)
      return outcome.kind === 'refused'
        ? { kind: 'refused', reason: outcome.reason, name: path.basename(file) }
        : { kind: 'imported', model: importedView(outcome.model) }
    } finally {
      this.#running = undefined
    }
  }

  /** What can't be loaded here is not left to be chosen. */
  async #keepIfItWorks(modelId: string, signal: AbortSignal): Promise<void> {
    const { onTrial, tryModel, place } = this.#deps
    onTrial()
    try {
      await tryModel(modelId, signal)
    } catch (error) {
      await removeModel(modelId, place)
      throw error
    }
  }

  stop(): Record<string, never> {
    this.#running?.abort(new AppFailure('cancelled'))
    return {}
  }
}

function importedView(model: VerifiedModel): ModelView {
  return viewOf({ id: model.id, entry: model.entry, installed: model })
}

/** Takes a model off the disk; answers with what it was. Throws 'model-missing', 'model-unknown-id', 'model-file-unreadable'. */
export async function removeModelFile(modelId: string, place: ModelPlace = {}): Promise<{ readonly sha256: string | null }> {
  const { sha256 } = await removeModel(modelId, place)
  return { sha256 }
}
