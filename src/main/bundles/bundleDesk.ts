import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { ActiveBundle, BundleKind, TakenBundle } from '../../shared/bundles.ts'
import { activeBundles, importBundle, rollBackBundle, type BundlePlace } from './bundleStore.ts'
import { readFilesOf } from './readFilesOf.ts'

export type BundleDeskParts = {
  readonly place: BundlePlace
  /** Throws AppFailure 'bundle-content' for what can't be used. */
  readonly validate: (kind: BundleKind, folder: string) => void
  /** What becomes of models, whose ids it resolves with; of everything else the folder itself is what is in force. */
  readonly takeModels: (folder: string) => Promise<readonly string[]>
}

export type ImportUses = {
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void
  /** Proposes the rules of a pack; absent where there is no database to propose them to. */
  readonly takeRules?: (text: string) => void
}

/** Bundles in and out, the same for window and command line. */
export class BundleDesk {
  readonly #parts: BundleDeskParts

  constructor(parts: BundleDeskParts) {
    this.#parts = parts
  }

  list(): ActiveBundle[] {
    return activeBundles(this.#parts.place).map(({ kind, version, previous, canRollBack, isRefused }) => ({
      ...{ kind, version, previous, canRollBack, isRefused },
    }))
  }

  /** Throws what `importBundle` throws, and what taking a model or a rule pack throws. */
  async import(
    file: string,
    { onProgress, takeRules }: ImportUses = {},
  ): Promise<TakenBundle & { readonly folder: string; readonly signer: string }> {
    const { place, validate, takeModels } = this.#parts
    const { manifest, folder, signer } = await importBundle(place, file, { validate, ...(onProgress && { onProgress }) })
    const { kind, version } = manifest
    const models = kind === 'model' ? [...(await takeModels(folder))] : []
    if (kind === 'rules' && takeRules) for (const text of readFilesOf(folder)) takeRules(text)
    return { kind, version, models, folder, signer }
  }

  /** The same for the bytes of a bundle, which lie on the disk of the profile meanwhile. */
  async importBytes(bytes: Uint8Array, uses: ImportUses = {}): ReturnType<BundleDesk['import']> {
    const { folder } = this.#parts.place
    const file = path.join(folder, `.dropped-${randomUUID()}`)
    fs.mkdirSync(folder, { recursive: true })
    try {
      fs.writeFileSync(file, bytes)
      return await this.import(file, uses)
    } finally {
      fs.rmSync(file, { force: true })
    }
  }

  /** The version that is in force again, null for what is shipped. Throws 'bundle-no-earlier'. */
  rollBack(kind: BundleKind): string | null {
    return rollBackBundle(this.#parts.place.folder, kind)
  }
}
