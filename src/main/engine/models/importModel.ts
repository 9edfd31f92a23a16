import { createHash } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { AppFailure } from '../../../shared/errors.ts'
import { catalogue as shippedCatalogue, type Catalogue, type CatalogueModel } from './catalogue.ts'
import { fileFailure } from './fileFailure.ts'
import { withFileLock } from './fileLock.ts'
import { requireFreeSpace } from './freeSpace.ts'
import { requireGguf } from './requireGguf.ts'
import { customPrefix, type ModelPlace } from './installedModels.ts'
import { modelsFolder } from './modelsFolder.ts'
import { PartialFile } from './partialFile.ts'
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
 * Copies a GGUF file, from a USB stick for one, into the models folder. It is told by its hash, then by its name, and never parsed here. A copy that was cut off, by a
 * power cut or a stick that was pulled out, goes on where it was when the same file comes again.
 * Throws 'model-not-gguf', 'model-file-unreadable', 'disk-full', 'cancelled'.
 */
export async function importModel(file: string, options: ImportOptions = {}): Promise<ImportOutcome> {
  const catalogue = options.catalogue ?? shippedCatalogue
  const folder = options.folder ?? modelsFolder()
  try {
    options.signal?.throwIfAborted()
    const source = await requireGguf(file)
    const isPossiblyKnown = catalogue.some((entry) => entry.sha256 !== null && entry.sizeBytes === source.size)
    // known without reading gigabytes from a slow stick
    if (!isPossiblyKnown && !options.acceptsUnverified) return refusal(file, catalogue)
    await fs.mkdir(folder, { recursive: true })
    return await copyAndTell(file, source, folder, catalogue, options)
  } catch (error) {
    throw fileFailure(error, file)
  }
}

async function copyAndTell(
  file: string,
  source: Stats,
  folder: string,
  catalogue: Catalogue,
  options: ImportOptions,
): Promise<ImportOutcome> {
  // one import at a time: the name that it will have is known only at the end
  return await withFileLock(path.join(folder, 'import'), options.signal ? { signal: options.signal } : {}, async () => {
    const part = await PartialFile.open(path.join(folder, 'import'))
    let isKept = false
    try {
      const identity = identityOf(file, source)
      if (part.etag !== identity || !(await beginsLike(part, file))) await part.startOver(identity)
      await requireFreeSpace(folder, source.size - part.bytes)
      const sha256 = await copyHashing(file, source.size, part, (doneBytes) => options.onProgress?.(doneBytes, source.size), options.signal)
      const entry = catalogue.find((candidate) => candidate.sha256 === sha256) ?? null
      if (!entry && !options.acceptsUnverified) return refusal(file, catalogue)
      return { kind: 'imported', model: await moveIn(part, sha256, entry ?? unpinnedNamesake(file, catalogue), file, folder) }
    } catch (error) {
      // a stick that was pulled out: what has been copied waits for it; whoever stops an import, or lacks the room, gets his room back
      const failure = fileFailure(error, file)
      isKept = failure instanceof AppFailure && failure.code === 'model-file-unreadable'
      if (isKept) await part.checkpoint()
      throw error
    } finally {
      await part.close()
      if (!isKept) await part.remove()
    }
  })
}

/** The same file as before, as far as can be told without reading it. */
function identityOf(file: string, { size, mtimeMs }: Stats): string {
  return `${path.basename(file)} ${String(size)} ${String(mtimeMs)}`
}

/** Whether the last stretch that was copied stands in the file: a stick may have been changed behind a clock that stands still. */
async function beginsLike(part: PartialFile, file: string): Promise<boolean> {
  const length = Math.min(part.bytes, copyChunkBytes)
  const [mine, its] = await Promise.all([part.path, file].map((path) => readStretch(path, part.bytes - length, length)))
  return mine !== undefined && its !== undefined && mine.equals(its)
}

async function readStretch(file: string, position: number, length: number): Promise<Buffer> {
  const handle = await fs.open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function moveIn(
  part: PartialFile,
  sha256: string,
  entry: CatalogueModel | null,
  source: string,
  folder: string,
): Promise<VerifiedModel> {
  const name = entry?.file ?? `${customPrefix}${plainStem(source)}.gguf`
  const target = path.join(folder, name)
  const id = entry?.id ?? path.basename(name, '.gguf')
  const stat = await fs.stat(part.path)
  await withFileLock(target, {}, async () => {
    await part.moveTo(target)
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

/** Goes on behind what the part holds. The hash is over all of it, as it lies on this disk. Throws 'model-file-unreadable' for a file that ends before its time. */
async function copyHashing(
  from: string,
  sizeBytes: number,
  part: PartialFile,
  onProgress: (doneBytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<string> {
  const hash = createHash('sha256')
  const reading = { highWaterMark: copyChunkBytes, ...(signal && { signal }) }
  let doneBytes = 0
  if (part.bytes > 0) {
    for await (const chunk of createReadStream(part.path, { ...reading, end: part.bytes - 1 })) {
      hash.update(chunk as Buffer)
      onProgress((doneBytes += (chunk as Buffer).length))
    }
  }
  for await (const chunk of createReadStream(from, { ...reading, start: part.bytes })) {
    hash.update(chunk as Buffer)
    await part.append(chunk as Buffer)
    onProgress((doneBytes += (chunk as Buffer).length))
  }
  await part.checkpoint()
  if (doneBytes !== sizeBytes) throw new AppFailure('model-file-unreadable', { name: path.basename(from), reason: 'EOF' })
  return hash.digest('hex')
}
