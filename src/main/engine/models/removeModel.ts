import fs from 'node:fs/promises'
import { fileFailure } from './fileFailure.ts'
import { withFileLock } from './fileLock.ts'
import { findModel } from './findModel.ts'
import { installedModels, type InstalledModel, type ModelPlace } from './installedModels.ts'
import { removeVerificationRecord } from './verificationRecord.ts'

/** Takes an installed model off the disk, damaged ones too; the others stay. Throws 'model-missing', 'model-unknown-id', 'model-file-unreadable'. */
export async function removeModel(id: string, place: ModelPlace = {}): Promise<InstalledModel> {
  const model = (await installedModels(place)).find((candidate) => candidate.id === id) ?? (await findModel(id, place))
  try {
    await withFileLock(model.path, {}, async () => {
      await fs.rm(model.path, { force: true })
      await removeVerificationRecord(model.path)
    })
  } catch (error) {
    throw fileFailure(error, model.path)
  }
  return model
}
