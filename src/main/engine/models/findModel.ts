import path from 'node:path'
import { AppFailure } from '../../../shared/errors.ts'
import { listModels, type InstalledModel, type ModelPlace } from './installedModels.ts'

/**
 * The installed model of this id, or without an id the first usable one in the catalogue's order. The file may still be `unchecked`: pass it to
 * `verifyModel` before it is loaded. Throws 'model-missing', 'model-unknown-id', and 'model-file-unreadable' for a damaged file.
 */
export async function findModel(id?: string, place: ModelPlace = {}): Promise<InstalledModel> {
  const models = await listModels(place)
  if (id === undefined) {
    const installed = models.flatMap((model) => model.installed ?? [])
    const usable = installed.find(({ trust }) => trust !== 'damaged')
    if (usable) return usable
    if (installed[0]) throw damaged(installed[0])
    throw new AppFailure('model-missing')
  }
  const listed = models.find((model) => model.id === id)
  if (!listed) throw new AppFailure('model-unknown-id', { id, known: models.map((model) => model.id).join(', ') })
  if (!listed.installed) throw new AppFailure('model-missing', { id })
  if (listed.installed.trust === 'damaged') throw damaged(listed.installed)
  return listed.installed
}

function damaged(model: InstalledModel): AppFailure {
  const expected = model.entry?.sizeBytes ?? model.sizeBytes
  const reason = model.sizeBytes === expected ? 'SHA-256' : `${String(model.sizeBytes)} ≠ ${String(expected)} bytes`
  return new AppFailure('model-file-unreadable', { name: path.basename(model.path), reason })
}
