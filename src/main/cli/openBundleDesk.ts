import path from 'node:path'
import { BundleDesk } from '../bundles/bundleDesk.ts'
import type { BundleKey } from '../bundles/bundleKeys.ts'
import { trustedKeys } from '../bundles/trustedKeys.ts'
import { importModelFiles } from '../engine/models/importModelFiles.ts'
import { validateAdded } from '../resources/validateAdded.ts'

export type BundleSurroundings = {
  readonly resources: string
  readonly dataFolder: string
  readonly appVersion: string
  /** Instead of the keys that the installation trusts. */
  readonly keys?: readonly BundleKey[] | undefined
}

/** The bundles of one data folder, with what an import means for each kind. */
export function openBundleDesk({ resources, dataFolder, appVersion, keys }: BundleSurroundings): BundleDesk {
  return new BundleDesk({
    place: { folder: path.join(dataFolder, 'bundles'), keys: keys ?? trustedKeys(resources), appVersion },
    validate: (kind, folder) => {
      if (kind === 'dictionaries' || kind === 'templates' || kind === 'rules') validateAdded(kind, folder, resources)
    },
    takeModels: async (folder) => (await importModelFiles(folder)).map(({ id }) => id),
  })
}
