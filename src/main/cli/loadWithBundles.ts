import path from 'node:path'
import process from 'node:process'
import { versionsInForce, type Versions } from '../../shared/versions.ts'
import { activeBundles } from '../bundles/bundleStore.ts'
import { trustedKeys } from '../bundles/trustedKeys.ts'
import { loadResources, resourcesFolder, type Resources } from '../resources/loadResources.ts'
import { dataFolder } from './dataFolder.ts'
import { productVersion } from './productVersion.ts'

/** `versions`: what is in force, for the stamp on what is written with these resources. */
type ResourcesWithBundles = Resources & { readonly versions: Versions }

/** The shipped resources with the signed tables and templates that are in force in this data folder. One that is no longer what was signed is left out and named. */
export function loadWithBundles(data: string = dataFolder(), onRefused: (bundle: string) => void = warn): ResourcesWithBundles {
  const resources = resourcesFolder(import.meta.dirname)
  const active = activeBundles({ folder: path.join(data, 'bundles'), keys: trustedKeys(resources) })
  for (const { kind, version, isRefused } of active) if (isRefused) onRefused(`${kind} ${version}`)
  const inForce = (kind: 'dictionaries' | 'templates') => {
    const bundle = active.find((candidate) => candidate.kind === kind && !candidate.isRefused)
    return bundle && { folder: bundle.files, version: bundle.version }
  }
  const loaded = loadResources(resources, { dictionaries: inForce('dictionaries'), templates: inForce('templates') })
  return { ...loaded, versions: versionsInForce(productVersion(), loaded.addedVersions, active) }
}

function warn(bundle: string): void {
  process.stderr.write(`bundle not used: ${bundle}\n`)
}
