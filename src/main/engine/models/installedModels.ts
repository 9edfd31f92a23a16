import fs from 'node:fs/promises'
import path from 'node:path'
import { catalogue as shippedCatalogue, type Catalogue, type CatalogueModel } from './catalogue.ts'
import { fileFailure, isMissing } from './fileFailure.ts'
import { modelsFolder } from './modelsFolder.ts'
import { isCurrent, readVerificationRecord, type FileStamp } from './verificationRecord.ts'

/**
 * - `verified`: the catalogue's SHA-256 was found in the file as it lies there now.
 * - `unchecked`: right name and size, not hashed since it last changed. `verifyModel` decides.
 * - `unverified`: the catalogue has no hash for it, so nobody can say whether it is the real one. The user must be told.
 * - `damaged`: its size or hash is not the catalogue's. Never to be loaded.
 */
export type ModelTrust = 'verified' | 'unchecked' | 'unverified' | 'damaged'

export type InstalledModel = {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly sizeBytes: number
  readonly trust: ModelTrust
  /** Of the file as it lies there now; null until it is hashed. */
  readonly sha256: string | null
  /** Null for a model that was imported from outside the catalogue. */
  readonly entry: CatalogueModel | null
}

export type ListedModel = { readonly id: string; readonly entry: CatalogueModel | null; readonly installed: InstalledModel | null }

export type ModelPlace = { readonly folder?: string; readonly catalogue?: Catalogue }

/** Every file of a model from outside the catalogue begins so, which is also how its id begins. */
export const customPrefix = 'custom-'

/** The whole catalogue in its order, installed or not, then the models from outside it. */
export async function listModels(place: ModelPlace = {}): Promise<readonly ListedModel[]> {
  const folder = place.folder ?? modelsFolder()
  const known = await Promise.all(
    (place.catalogue ?? shippedCatalogue).map(async (entry) => ({ id: entry.id, entry, installed: await installedEntry(folder, entry) })),
  )
  return [...known, ...(await customModels(folder)).map((installed) => ({ id: installed.id, entry: null, installed }))]
}

/** In order of preference. Damaged files are among them, so that they can be shown. */
export async function installedModels(place: ModelPlace = {}): Promise<readonly InstalledModel[]> {
  return (await listModels(place)).flatMap(({ installed }) => installed ?? [])
}

/** Null when the file is not there. */
export async function installedEntry(folder: string, entry: CatalogueModel): Promise<InstalledModel | null> {
  const file = path.join(folder, entry.file)
  const stat = await statFile(file)
  if (!stat) return null
  const record = await readVerificationRecord(file)
  const sha256 = record && isCurrent(record, stat) ? record.sha256 : null
  return { id: entry.id, name: entry.name, path: file, sizeBytes: stat.size, trust: trustOf(entry, stat.size, sha256), sha256, entry }
}

function trustOf(entry: CatalogueModel, sizeBytes: number, sha256: string | null): ModelTrust {
  if (entry.sha256 === null) return 'unverified'
  if (sizeBytes !== entry.sizeBytes) return 'damaged'
  if (sha256 === null) return 'unchecked'
  return sha256 === entry.sha256 ? 'verified' : 'damaged'
}

/** A file counts only with the record that its import wrote: a file that somebody dropped into the folder was never accepted by anyone. */
async function customModels(folder: string): Promise<readonly InstalledModel[]> {
  const names = await readFolder(folder)
  const models = await Promise.all(
    names
      .filter((name) => name.startsWith(customPrefix) && name.endsWith('.gguf'))
      .sort()
      .map(async (name): Promise<InstalledModel | undefined> => {
        const file = path.join(folder, name)
        const id = path.basename(name, '.gguf')
        const [stat, record] = await Promise.all([statFile(file), readVerificationRecord(file)])
        if (!stat || record?.id !== id) return undefined
        const sha256 = isCurrent(record, stat) ? record.sha256 : null
        return { id, name: id.slice(customPrefix.length), path: file, sizeBytes: stat.size, trust: 'unverified', sha256, entry: null }
      }),
  )
  return models.filter((model) => model !== undefined)
}

async function readFolder(folder: string): Promise<readonly string[]> {
  try {
    return await fs.readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw fileFailure(error, folder)
  }
}

async function statFile(file: string): Promise<FileStamp | undefined> {
  try {
    const stat = await fs.stat(file)
    return stat.isFile() ? stat : undefined
  } catch (error) {
    if (isMissing(error)) return undefined
    throw fileFailure(error, file)
  }
}
