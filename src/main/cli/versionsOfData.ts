import path from 'node:path'
import { versionsInForce, type Versions } from '../../shared/versions.ts'
import { activeBundles } from '../bundles/bundleStore.ts'
import { trustedKeys } from '../bundles/trustedKeys.ts'
import { resourcesFolder } from '../resources/loadResources.ts'
import { productVersion } from './productVersion.ts'

/** What is in force for a command that works with this data folder and reads no tables of it, for the stamp on what it writes. */
export function versionsOfData(data: string): Versions {
  const active = activeBundles({ folder: path.join(data, 'bundles'), keys: trustedKeys(resourcesFolder(import.meta.dirname)) })
  const read = active.filter(({ kind, isRefused }) => !isRefused && (kind === 'dictionaries' || kind === 'templates'))
  return versionsInForce(productVersion(), Object.fromEntries(read.map(({ kind, version }) => [kind, version])), active)
}
