import fs from 'node:fs/promises'
import path from 'node:path'
import { importModel, type ImportOptions } from './importModel.ts'
import type { VerifiedModel } from './verifyModel.ts'

/** Takes in every GGUF file of a folder whose signature was checked, and removes it there: it need not lie on the disk twice. Throws what `importModel` throws. */
export async function importModelFiles(folder: string, options: ImportOptions = {}): Promise<readonly VerifiedModel[]> {
  const names = (await fs.readdir(folder, { recursive: true })).filter((name) => name.toLowerCase().endsWith('.gguf')).sort()
  const imported: VerifiedModel[] = []
  for (const name of names) {
    const outcome = await importModel(path.join(folder, name), { ...options, acceptsUnverified: true })
    if (outcome.kind !== 'imported') continue
    imported.push(outcome.model)
    await fs.rm(path.join(folder, name))
  }
  return imported
}
