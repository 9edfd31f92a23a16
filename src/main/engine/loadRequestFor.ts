import os from 'node:os'
import path from 'node:path'
import { AppFailure } from '../../shared/errors.ts'
import type { LoadRequest, Sampling } from './engine.ts'
import { findModel } from './models/findModel.ts'
import { modelsFolder } from './models/modelsFolder.ts'
import { verifyModel } from './models/verifyModel.ts'

/** Greedy: the model copies the record, and the same job gives the same text. */
const greedy: Sampling = { temperature: 0, topP: 1, topK: 40 }
/** Its makers' values; greedy was reported to loop. */
const samplingOf: Readonly<Record<string, Sampling>> = { 'youtu-llm-2b-q8': { temperature: 0.7, topP: 0.8, topK: 20 } }

/** What to load: the model asked for, or the best that is installed. Throws AppFailure 'model-missing', 'model-unknown-id', 'model-wrong-hash'. */
export async function loadRequestFor(modelId: string | undefined, contextTokens = 8192): Promise<Omit<LoadRequest, 'runtime'>> {
  // the hash comes before anything parses the file: crafted headers make the reader spin
  const model = await verifyModel(await findModel(modelId))
  return {
    modelId: model.id,
    modelName: model.name,
    modelPath: model.path,
    sha256: model.sha256,
    threads: threadsAskedFor(process.env['YIZHAI_THREADS']),
    choicesFile: path.join(modelsFolder(), `machine-${os.hostname()}.json`),
    contextTokens,
    sampling: samplingOf[model.id] ?? greedy,
  }
}

/** YIZHAI_THREADS, in place of what was chosen for this machine: some hospital PCs have other work to do. */
export function threadsAskedFor(text: string | undefined, cores = os.availableParallelism()): number | null {
  if (text === undefined || text === '') return null
  const threads = Number(text)
  if (!Number.isInteger(threads) || threads < 1 || threads > cores)
    throw new AppFailure('engine-load-failed', { reason: `YIZHAI_THREADS=${text} is no whole number from 1 to ${String(cores)}` })
  return threads
}
