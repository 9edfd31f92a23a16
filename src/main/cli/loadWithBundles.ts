import path from 'node:path'
import process from 'node:process'
import { activeBundles } from '../bundles/bundleStore.ts'
import { trustedKeys } from '../bundles/trustedKeys.ts'
import { loadResources, resourcesFolder, type Resources } from '../resources/loadResources.ts'
import { dataFolder } from './dataFolder.ts'

/** The shipped resources with the signed tables and templates that are in force in this data folder. One that is no longer what was signed is left out and named. */
export function loadWithBundles(data: string = dataFolder(), onRefused: (bundle: string) => void = warn): Resources {
  const resources = resourcesFolder(import.meta.dirname)
  const active = activeBundles({ folder: path.join(data, 'bundles'), keys: trustedKeys(resources) })
  for (const { kind, version, isRefused } of active) if (isRefused) onRefused(`${kind} ${version}`)
  const inForce = (kind: 'dictionaries' | 'templates') => {
    const bundle = active.find((candidate) => candidate.kind === kind && !candidate.isRefused)
    return bundle && { folder: bundle.files, version: bundle.version }
  }
  return loadResources(resources, { dictionaries: inForce('dictionaries'), templates: inForce('templates') })
}

function warn(bundle: string): void {
  process.stderr.write(`bundle not used: ${bundle}\n`)
}
