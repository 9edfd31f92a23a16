import fs from 'node:fs'
import os from 'node:os'
import { getLlama, type Llama, LlamaLogLevel, type LlamaModel, NoBinaryFoundError, readGgufFileInfo, type Token } from 'node-llama-cpp'
import { AppFailure } from '../../../shared/errors.ts'
import type { RungReport } from '../../../shared/engineState.ts'
import type { LoadRequest } from '../engine.ts'
import { checkModelHeader } from './checkModelHeader.ts'
import { openMachineChoices } from '../machineChoices.ts'
import { prefillBatchTokens } from './llamaEngine.ts'
import type { LoadedModel } from './loadedModel.ts'
import { digitTokensOf } from './numberLock.ts'
import { PromptRenderer } from './promptRenderer.ts'
import { bestThreads, isMachineQuiet, threadCandidates, tryThreads } from './threadTrial.ts'

export type LoadProgress = (phase: 'loading' | 'warming', share: number) => void

/** Tokens of the trial that a runtime must stand before it is used. */
const trialTokens = 8
/** Room for compute buffers and the program itself, on top of file and cache. */
const headroomBytes = 400 * 1024 * 1024

/**
 * Loads the model on exactly the runtime asked for and lets it write eight tokens. `rungs` are the reports of the rungs left before.
 * Throws AppFailure 'engine-load-failed' with the reason in the runtime's words, 'engine-out-of-memory', 'model-no-chat-template', 'model-file-unreadable'.
 */
export async function loadModel(request: LoadRequest, rungs: readonly RungReport[], onProgress: LoadProgress): Promise<LoadedModel> {
  const startedAt = performance.now()
  const problem = headerProblemOf(request.modelPath)
  if (problem !== null) throw new AppFailure('model-file-unreadable', { name: request.modelName, reason: problem })
  const file = await readGgufFileInfo(request.modelPath, { logWarnings: false, sourceType: 'filesystem' }).catch((error: unknown) => {
    throw new AppFailure('model-file-unreadable', { name: request.modelName, reason: reasonOf(error) })
  })
  const template: unknown = file.metadata.tokenizer?.chat_template
  if (typeof template !== 'string' || template === '') throw new AppFailure('model-no-chat-template', { name: request.modelName })
  const gpu = request.runtime === 'cpu' ? (false as const) : request.runtime
  if (gpu === false) refuseWhenTooLarge(request.modelPath)

  const warnings: string[] = []
  let llama: Llama | undefined
  try {
    llama = await getLlama({
      gpu,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: LlamaLogLevel.warn,
      maxThreads: request.threads ?? os.availableParallelism(),
      logger: (_level, message) => {
        if (warnings.length < 20) warnings.push(message.trim())
      },
    })
    const cores = Math.max(1, Math.min(llama.cpuMathCores, os.availableParallelism()))
    llama.maxThreads = request.threads ?? cores
    const own = llama
    const model = await llama.loadModel({
      modelPath: request.modelPath,
      ...(gpu === false ? { gpuLayers: 0 } : {}),
      onLoadProgress: (share) => {
        onProgress('loading', share)
      },
    })
    const renderer = new PromptRenderer(model, template)
    const trial = renderer.tokensOf({ system: '', user: '1', answerStart: '' })
    const threads = request.threads ?? (gpu === false ? await chosenThreads(request, model, trial, cores) : cores)
    const context = await model.createContext({
      contextSize: Math.min(request.contextTokens, model.trainContextSize),
      batchSize: prefillBatchTokens,
      threads,
      sequences: 1,
    })
    const deviceName = gpu === false ? (os.cpus()[0]?.model.trim() ?? 'CPU') : (await llama.getGpuDeviceNames()).join(', ')
    const sequence = context.getSequence()

    onProgress('warming', 0)
    let written = 0
    for await (const _ of sequence.evaluate(trial, { temperature: 0, yieldEogToken: true })) if (++written >= trialTokens) break
    await sequence.clearHistory()
    onProgress('warming', 1)

    return {
      model,
      sequence,
      renderer,
      digitTokens: digitTokensOf(model),
      sampling: request.sampling,
      info: {
        modelId: request.modelId,
        modelName: request.modelName,
        sha256: request.sha256,
        runtime: request.runtime,
        deviceName,
        rungs: [...rungs, { rung: request.runtime, outcome: 'used', reason: '' }],
        threads,
        contextTokens: context.contextSize,
        loadMs: performance.now() - startedAt,
      },
      dispose: () => own.dispose(),
    }
  } catch (error) {
    // the next rung needs the memory that this one took
    await llama?.dispose()
    if (error instanceof AppFailure) throw error
    throw new AppFailure('engine-load-failed', { reason: reasonOf(error, warnings) })
  }
}

/** Before anything that believes the header reads it. */
function headerProblemOf(path: string): string | null {
  try {
    return checkModelHeader(path)
  } catch (error) {
    return reasonOf(error)
  }
}

/** As kept for this machine; without that a trial finds it, once the machine is quiet. */
async function chosenThreads(
  { choicesFile, sha256 }: LoadRequest,
  model: LlamaModel,
  prompt: readonly Token[],
  cores: number,
): Promise<number> {
  if (choicesFile === undefined || cores === 1) return cores
  const choices = openMachineChoices(choicesFile)
  const known = choices.find(sha256)
  if (known) return Math.min(known.threads, cores)
  if (!isMachineQuiet()) return cores
  const threads = bestThreads(await tryThreads(model, prompt, threadCandidates(cores)))
  choices.keep(sha256, { threads })
  return threads
}

/** The file is mapped, but a model that does not stay in memory reads from disk at every token: refuse with numbers instead. */
function refuseWhenTooLarge(modelPath: string): void {
  const neededBytes = fs.statSync(modelPath).size + headroomBytes
  const freeBytes = os.freemem()
  if (neededBytes <= freeBytes) return
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
  throw new AppFailure('engine-out-of-memory', { neededMb: megabytes(neededBytes), freeMb: megabytes(freeBytes) })
}

/** The runtime's own words; `no-device` where the library for it can't be loaded at all, as on a machine without that hardware or its driver. */
function reasonOf(error: unknown, warnings: readonly string[] = []): string {
  if (error instanceof NoBinaryFoundError) return 'no-device'
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return [message, ...warnings.slice(-1)].join(' · ').slice(0, 300)
}
