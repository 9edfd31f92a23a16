import fs from 'node:fs/promises'
import path from 'node:path'
import { AppFailure } from '../../../shared/errors.ts'
import { fileFailure } from './fileFailure.ts'
import { hashFile, type ByteProgress } from './hashFile.ts'
import type { InstalledModel } from './installedModels.ts'
import { removeVerificationRecord, writeVerificationRecord } from './verificationRecord.ts'

export type VerifiedModel = InstalledModel & { readonly sha256: string; readonly trust: 'verified' | 'unverified' }

export type VerifyOptions = {
  readonly onProgress?: ByteProgress
  readonly signal?: AbortSignal
  /** Hash again although the file has not changed since it was last hashed. */
  readonly isForced?: boolean
}

/**
 * Holds the file against the catalogue's SHA-256, before it is parsed by anything. The result is kept beside the file, so that an unchanged file is
 * hashed once and not at every start. A file with the wrong hash is deleted: 'model-wrong-hash'. A model without a hash in the catalogue stays
 * `unverified`; if its content changed with neither size nor time, that is 'model-file-unreadable'.
 */
export async function verifyModel(model: InstalledModel, options: VerifyOptions = {}): Promise<VerifiedModel> {
  try {
    return await verify(model, options)
  } catch (error) {
    throw fileFailure(error, model.path)
  }
}

async function verify(model: InstalledModel, options: VerifyOptions): Promise<VerifiedModel> {
  const name = path.basename(model.path)
  const expected = model.entry?.sha256 ?? null
  const trust = expected === null ? 'unverified' : 'verified'
  if (model.sha256 !== null && model.trust === trust && !options.isForced) return { ...model, sha256: model.sha256, trust }

  const stat = await fs.stat(model.path)
  const hasWrongSize = expected !== null && stat.size !== model.entry?.sizeBytes
  const sha256 = hasWrongSize ? '' : await hashFile(model.path, options.onProgress, options.signal)
  if (expected !== null && sha256 !== expected) {
    await fs.rm(model.path, { force: true })
    await removeVerificationRecord(model.path)
    throw new AppFailure('model-wrong-hash', { name })
  }
  if (expected === null && model.sha256 !== null && model.sha256 !== sha256) {
    throw new AppFailure('model-file-unreadable', { name, reason: 'SHA-256' })
  }
  await writeVerificationRecord(model.path, model.id, sha256, stat)
  return { ...model, sizeBytes: stat.size, sha256, trust }
}
