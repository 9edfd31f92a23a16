import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { catalogue as shippedCatalogue, type Catalogue, type CatalogueModel } from './catalogue.ts'
import { fileFailure } from './fileFailure.ts'
import { withFileLock } from './fileLock.ts'
import { requireFreeSpace } from './freeSpace.ts'
import { requireGguf } from './requireGguf.ts'
import { customPrefix, type ModelPlace } from './installedModels.ts'
import { modelsFolder } from './modelsFolder.ts'
import { writeVerificationRecord } from './verificationRecord.ts'
import type { VerifiedModel } from './verifyModel.ts'

export type ImportOptions = ModelPlace & {
  /** A file that the catalogue can't vouch for is taken in only so, and stays marked as unverified. */
  readonly acceptsUnverified?: boolean
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void
  readonly signal?: AbortSignal
}

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly model: VerifiedModel }
  /** Nothing was copied and the file is as it was. `entry`: the model that it calls itself by its name. */
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'not-pinned' | 'wrong-hash'; readonly entry: CatalogueModel | null }

const copyChunkBytes = 1 << 20

/**
 * Copies a GGUF file, from a USB stick for one, into the models folder. It is told by its hash, then by its name, and never parsed here.
 * Throws 'model-not-gguf', 'model-file-unreadable', 'disk-full', 'cancelled'.
 */
export async function importModel(file: string, options: ImportOptions = {}): Promise<ImportOutcome> {
  const catalogue = options.catalogue ?? shippedCatalogue
  const folder = options.folder ?? modelsFolder()
  try {
    options.signal?.throwIfAborted()
    const sizeBytes = (await requireGguf(file)).size
    const isPossiblyKnown = catalogue.some((entry) => entry.sha256 !== null && entry.sizeBytes === sizeBytes)
    // known without reading gigabytes from a slow stick
    if (!isPossiblyKnown && !options.acceptsUnverified) return refusal(file, catalogue)
    await fs.mkdir(folder, { recursive: true })
    return await copyAndTell(file, sizeBytes, folder, catalogue, options)
  } catch (error) {
    throw fileFailure(error, file)
  }
}

async function copyAndTell(
  file: string,
  sizeBytes: number,
  folder: string,
  catalogue: Catalogue,
  options: ImportOptions,
): Promise<ImportOutcome> {
  // one import at a time: the name that it will have is known only at the end
  return await withFileLock(path.join(folder, 'import'), options.signal ? { signal: options.signal } : {}, async () => {
    await requireFreeSpace(folder, sizeBytes)
    const copy = path.join(folder, 'import.part')
    try {
      const sha256 = await copyHashing(file, copy, (doneBytes) => options.onProgress?.(doneBytes, sizeBytes), options.signal)
      const entry = catalogue.find((candidate) => candidate.sha256 === sha256) ?? null
      if (!entry && !options.acceptsUnverified) return refusal(file, catalogue)
      return { kind: 'imported', model: await moveIn(copy, sha256, entry ?? unpinnedNamesake(file, catalogue), file, folder) }
    } finally {
      await fs.rm(copy, { force: true })
    }
  })
}

async function moveIn(copy: string, sha256: string, entry: CatalogueModel | null, source: string, folder: string): Promise<VerifiedModel> {
  const name = entry?.file ?? `${customPrefix}${plainStem(source)}.gguf`
  const target = path.join(folder, name)
  const id = entry?.id ?? path.basename(name, '.gguf')
  const stat = await fs.stat(copy)
  await withFileLock(target, {}, async () => {
    await fs.rename(copy, target)
    await writeVerificationRecord(target, id, sha256, stat)
  })
  const trust = entry?.sha256 === sha256 ? 'verified' : 'unverified'
  return { id, name: entry?.name ?? plainStem(source), path: target, sizeBytes: stat.size, trust, sha256, entry }
}

function refusal(file: string, catalogue: Catalogue): ImportOutcome {
  const pinned = catalogue.find((entry) => isNamed(file, entry) && entry.sha256 !== null)
  if (pinned) return { kind: 'refused', reason: 'wrong-hash', entry: pinned }
  const entry = unpinnedNamesake(file, catalogue)
  return { kind: 'refused', reason: entry ? 'not-pinned' : 'unknown', entry }
}

/** A name proves nothing where a hash is pinned, so only an entry without one can be claimed by name. */
function unpinnedNamesake(file: string, catalogue: Catalogue): CatalogueModel | null {
  return catalogue.find((entry) => entry.sha256 === null && isNamed(file, entry)) ?? null
}

function isNamed(file: string, entry: CatalogueModel): boolean {
  return path.basename(file).toLowerCase() === entry.file.toLowerCase()
}

/** The file's name as one that every platform takes. */
function plainStem(file: string): string {
  const stem = path.basename(file).replace(/\.gguf$/i, '')
  return stem.replace(/[\s\\/:*?"<>|\p{Cc}]+/gu, '-').slice(0, 100)
}

async function copyHashing(from: string, to: string, onProgress: (doneBytes: number) => void, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  const source = await fs.open(from)
  const target = await fs.open(to, 'w').catch(async (error: unknown) => {
    await source.close()
    throw error
  })
  try {
    let doneBytes = 0
    for await (const chunk of source.createReadStream({ highWaterMark: copyChunkBytes, autoClose: false, ...(signal && { signal }) })) {
      hash.update(chunk as Buffer)
      await target.writeFile(chunk as Buffer)
      doneBytes += (chunk as Buffer).length
      onProgress(doneBytes)
    }
    await target.sync()
  } finally {
    await source.close()
    await target.close()
  }
  return hash.digest('hex')
}
